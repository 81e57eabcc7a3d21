import { ProbeEntry } from '@/components/probe/probe-entry';
import { Banner } from '@/components/ui/banner';
import { Card, CardHeader } from '@/components/ui/card';
import { may } from '@/lib/access/permissions';
import { requireActor } from '@/lib/access/web/session';
import { AppError } from '@/lib/platform/errors';
import { getProbe } from '@/lib/reconcile/probe/get-probe';
import { listProbes, type ProbeList } from '@/lib/reconcile/probe/list-probes';
import type { ProbeDetails } from '@/lib/reconcile/probe/types';
import { AskButton } from './ask-button';

/** Questions drawn with their evidence; the rest is in the API. */
const shownMax = 5;

interface Loaded extends ProbeList {
  shown: ProbeDetails[];
}

/** What there is to show; null where it could not be read. */
async function loadProbes(subject: string): Promise<{ loaded: Loaded | null; mayAsk: boolean }> {
  const ctx = await requireActor();
  const mayAsk = may(ctx.actor, 'probes.ask');
  try {
    const list = await listProbes(ctx, { subject });
    const shown = await Promise.all(list.data.slice(0, shownMax).map(({ id }) => getProbe(ctx, id)));
    return { loaded: { ...list, shown }, mayAsk };
  } catch (error) {
    const words = error instanceof AppError ? error.message : 'A fault in the console.';
    ctx.log.error({ subject, error: words }, 'The questions about a record could not be read');
    return { loaded: null, mayAsk };
  }
}

/**
 * What the provider said when it was asked about one record (`transfer:9`, `batch:17`, `callback:204`), newest first, and the
 * button that asks. Where it cannot be asked it says why; an outage never looks like "never asked".
 */
export async function ProbesOfRecord({ subject }: { subject: string }) {
  const { loaded, mayAsk } = await loadProbes(subject);
  if (!loaded) {
    return (
      <Banner kind="error" title="What the provider was asked could not be read">
        Load the page again in a few seconds.
      </Banner>
    );
  }
  const { data, shown, notAskable } = loaded;
  const waiting = data.some(({ state }) => state === 'waiting');
  return (
    <Card aria-label="Asked the provider">
      <CardHeader
        title="Asked the provider"
        actions={mayAsk && notAskable === null && <AskButton subject={subject} waiting={waiting} />}
      />
      {notAskable !== null && <p className="border-b px-4 py-3 text-muted text-sm last:border-b-0">{notAskable}</p>}
      {shown.length === 0 && notAskable === null && (
        <p className="px-4 py-3 text-muted text-sm">
          It was not asked about this yet. Its answer is compared with what the callbacks said; a newer state is
          applied.
        </p>
      )}
      <ul>
        {shown.map((probe, index) => (
          <ProbeEntry key={probe.id} probe={probe} open={index === 0} />
        ))}
      </ul>
      {data.length > shown.length && (
        <p className="border-t px-4 py-2 text-muted text-xs">
          {data.length - shown.length} earlier questions: GET /api/v1/probes?subject={subject}
        </p>
      )}
    </Card>
  );
}
