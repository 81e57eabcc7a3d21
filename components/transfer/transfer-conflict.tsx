import { GitCompareArrowsIcon } from 'lucide-react';
import { providerLabel } from '@/components/domain/provider-mark';
import { Link } from '@/components/ui/link';
import { toneSoft } from '@/components/ui/tone';
import type { TransferDetails } from '@/lib/ledger/types';

/** What contradicts what, what it means for the money, what to do. */
export function TransferConflict({ transfer: { provider, timeline } }: { transfer: TransferDetails }) {
  const said = timeline.filter(({ verdict }) => verdict === 'conflict');
  const held = (status: string | null) =>
    timeline.find(({ verdict, toStatus }) => ['opened', 'advanced'].includes(verdict) && toStatus === status);
  return (
    <div role="status" className={`flex gap-3 rounded-md px-4 py-3 text-sm ${toneSoft.violet}`}>
      <GitCompareArrowsIcon aria-hidden className="mt-0.5 size-4 shrink-0" />
      <div className="min-w-0 space-y-1">
        <p className="font-semibold">{providerLabel(provider)} contradicts itself about this transfer</p>
        <ul>
          {said.map(({ callbackId, fromStatus, toStatus }) => {
            const first = held(fromStatus);
            return (
              <li key={callbackId}>
                It was final as <strong>{fromStatus}</strong>;{' '}
                <Link href={`/callbacks/${callbackId}`} className="font-medium underline underline-offset-2">
                  callback {callbackId}
                </Link>{' '}
                says <strong>{toStatus}</strong>.{' '}
                {first && (
                  <Link
                    href={`/callbacks/compare?one=${first.callbackId}&other=${callbackId}`}
                    className="underline underline-offset-2"
                  >
                    Compare the two
                  </Link>
                )}
              </li>
            );
          })}
        </ul>
        <p>
          The first final status stands and no amount was changed. Ask {providerLabel(provider)} which one is true
          before this money is booked or sent again.
        </p>
      </div>
    </div>
  );
}
