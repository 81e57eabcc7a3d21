import { MonoId } from '@/components/domain/mono-id';
import { OutcomeBadge } from '@/components/domain/outcome-badge';
import { ProviderStatusBadge } from '@/components/domain/provider-status-badge';
import { StatusBadge } from '@/components/domain/status-badge';
import { Time } from '@/components/domain/time';
import { TransitionBadge } from '@/components/domain/transition-badge';
import { VerifiedBadge } from '@/components/domain/verified-badge';
import { FromProbeBadge } from '@/components/probe/from-probe-badge';
import { Link } from '@/components/ui/link';
import type { RelatedCallback } from '@/lib/ledger/list-related-callbacks';
import { ChangedFields } from './changed-fields';
import type { ChangedPayload } from './changed-payload';

/** A callback with what it changed. */
export interface RelatedEntry {
  callback: RelatedCallback;
  changed: ChangedPayload;
}

function Head({ callback, current }: { callback: RelatedCallback; current: boolean }) {
  const { id, receivedAt, type, providerStatus, outcome, verdict, duplicates, status, verified, origin } = callback;
  return (
    <div className="flex flex-wrap items-center gap-x-3 gap-y-1 text-sm">
      <MonoId value={id} href={`/callbacks/${id}`} copy="callback id" className={current ? 'font-semibold' : ''} />
      {current && <span className="text-muted text-xs">this one</span>}
      <Time at={receivedAt} show="exact" className="text-muted max-sm:text-xs" />
      <span className="min-w-0 break-words">{type}</span>
      {providerStatus === '' ? (
        <OutcomeBadge outcome={outcome} plain />
      ) : (
        <ProviderStatusBadge status={providerStatus} outcome={outcome} />
      )}
      {verdict !== null && <TransitionBadge verdict={verdict} plain />}
      {origin === 'probe' && <FromProbeBadge />}
      {duplicates > 0 && <span className="text-faint text-xs">came {duplicates + 1} times</span>}
      {!verified && <VerifiedBadge verified={false} />}
      <span className="sm:ml-auto">
        <StatusBadge status={status} plain />
      </span>
    </div>
  );
}

interface RelatedCallbacksProps {
  /** Oldest first. */
  entries: readonly RelatedEntry[];
  /** There are older ones. */
  more: boolean;
  /** The callback whose page this is. */
  current?: string;
}

/** The callbacks of one transfer or batch, oldest first, each with what it says differently from the one before. */
export function RelatedCallbacks({ entries, more, current }: RelatedCallbacksProps) {
  return (
    <div className="flex flex-col gap-2">
      {more && <p className="text-muted text-sm">The newest {entries.length} are shown; there are older ones.</p>}
      <ol aria-label="Callbacks, oldest first" className="divide-y rounded-lg border">
        {entries.map(({ callback, changed }) => (
          <li key={callback.id} className="flex min-w-0 flex-col gap-2 px-4 py-3">
            <Head callback={callback} current={callback.id === current} />
            <ChangedFields changed={changed} id={callback.id} />
          </li>
        ))}
      </ol>
      {entries.length > 1 && (
        <p className="text-muted text-sm">
          <Link
            href={`/callbacks/compare?one=${entries[0]?.callback.id}&other=${entries.at(-1)?.callback.id}`}
            className="underline underline-offset-2"
          >
            Compare any two of them
          </Link>
        </p>
      )}
    </div>
  );
}
