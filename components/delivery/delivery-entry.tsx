import type { ReactNode } from 'react';
import { Time } from '@/components/domain/time';
import type { AttemptView, DeliveryView, DeliveryWithAttempts } from '@/lib/delivery/types';
import type { AttemptPlace } from './attempt-links';
import { AttemptRow } from './attempt-row';
import { Countdown } from './countdown';
import { DeliveryStatusBadge } from './delivery-status-badge';
import { heldBackWords, triggerLabels } from './delivery-words';

/** When it goes on, or that something holds it back. */
export function NextAttempt({
  delivery,
}: {
  delivery: Pick<DeliveryView, 'nextAttemptAt' | 'heldBack' | 'attemptCount'>;
}) {
  const { nextAttemptAt, heldBack, attemptCount } = delivery;
  if (nextAttemptAt === null && heldBack === null) return null;
  return (
    <span className="text-muted">
      {nextAttemptAt !== null && (
        <>
          {attemptCount === 0 ? 'first attempt ' : 'again '}
          <Countdown at={nextAttemptAt} className="text-ink" />
        </>
      )}
      {nextAttemptAt !== null && heldBack !== null && ', '}
      {heldBack !== null && heldBackWords[heldBack]}
    </span>
  );
}

function whyWords({ trigger, requestedBy, reason }: DeliveryView): string {
  const by = requestedBy === null ? '' : ` by ${requestedBy}`;
  return `${triggerLabels[trigger]}${by}${reason === null || reason === '' ? '' : `: ${reason}`}`;
}

interface DeliveryEntryProps {
  delivery: DeliveryWithAttempts;
  place: AttemptPlace;
  open: AttemptView | null;
  /** What stands under the open attempt. */
  panel: ReactNode;
  scaleMs: number;
}

/** One delivery: where it stands, why it exists, and its attempts, newest first. */
export function DeliveryEntry({ delivery, place, open, panel, scaleMs }: DeliveryEntryProps) {
  const { attempts, createdAt, webhookId } = delivery;
  return (
    <div className="flex flex-col">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1 bg-subtle px-4 py-2 text-sm">
        <DeliveryStatusBadge delivery={delivery} />
        <span className="min-w-0 break-words">{whyWords(delivery)}</span>
        <Time at={createdAt} className="text-muted" />
        <NextAttempt delivery={delivery} />
        <span className="break-all font-mono text-faint text-xs sm:ml-auto">{webhookId}</span>
      </div>
      {attempts.length === 0 ? (
        <p className="border-t px-4 py-3 text-muted text-sm">No attempt has begun.</p>
      ) : (
        <ol aria-label={`Attempts of delivery ${delivery.id}, newest first`} className="divide-y border-t">
          {attempts.map((attempt) => (
            <li key={attempt.id}>
              <AttemptRow attempt={attempt} place={place} open={attempt.id === open?.id} scaleMs={scaleMs} />
              {attempt.id === open?.id && <div className="border-t">{panel}</div>}
            </li>
          ))}
        </ol>
      )}
    </div>
  );
}
