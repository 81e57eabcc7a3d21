import { BytesRemoved } from '@/app/(console)/callbacks/[id]/bytes-removed';
import { coverageWords } from '@/components/payload/payload-coverage';
import { Reveal } from '@/components/reveal/reveal';
import { EmptyState } from '@/components/ui/empty-state';
import { LinkSegments } from '@/components/ui/link-tabs';
import type { ActorContext } from '@/lib/access/actor';
import { may } from '@/lib/access/permissions';
import type { CallbackDetails } from '@/lib/intake/types';
import { readChainMap } from '@/lib/ledger/chains/read-chain-map';
import { PayloadViewOf, payloadViewOf } from './payload-views';
import { revealPayload } from './reveal-actions';

function hiddenWords(fields: number): string {
  if (fields === 0) return 'the sensitive values';
  return fields === 1 ? '1 field' : `${new Intl.NumberFormat('en').format(fields)} fields`;
}

interface PayloadTabProps {
  ctx: ActorContext;
  callback: CallbackDetails;
  /** The view that the URL asks for. */
  asked: string | null;
}

/** The payload as a tree or as it came; what is sensitive is masked in both by the verb, and revealed on demand to who may. */
export async function PayloadTab({ ctx, callback, asked }: PayloadTabProps) {
  const { id, payload, rawBody, masked, verification } = callback;
  if (rawBody === null) {
    return (
      <EmptyState title="The bytes of this callback are no longer kept">
        <BytesRemoved callback={callback} />
      </EmptyState>
    );
  }
  const view = payloadViewOf(callback, asked);
  const content = <PayloadViewOf callback={callback} view={view} chainMap={await readChainMap(ctx)} />;
  const hides = masked.length > 0 || callback.requests.some(({ bodyMasked }) => bodyMasked);
  return (
    <div className="flex flex-col gap-3">
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
        <LinkSegments
          label="Payload as"
          tabs={[
            ...(payload === null
              ? []
              : [{ label: 'Tree', href: `/callbacks/${id}`, current: view === 'tree' } as const]),
            { label: 'Raw', href: `/callbacks/${id}?view=raw`, current: view === 'raw' },
          ]}
        />
        <p className="min-w-0 flex-1 basis-64 text-muted text-sm">{coverageWords(verification.coverage)}</p>
      </div>
      {hides ? (
        <Reveal
          key={id}
          what={hiddenWords(masked.length)}
          view={view}
          reveal={may(ctx.actor, 'payload.reveal') ? revealPayload.bind(null, id) : undefined}
        >
          {content}
        </Reveal>
      ) : (
        content
      )}
    </div>
  );
}
