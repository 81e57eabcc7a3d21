import { GitCompareArrowsIcon } from 'lucide-react';
import { Link } from '@/components/ui/link';
import { toneSoft } from '@/components/ui/tone';
import type { BatchConflict } from './find-conflicts';

/** Contradictions written out; the timeline and the table have them all. */
const shownMax = 3;

function CallbackLink({ id, children }: { id: string; children: string }) {
  return (
    <Link href={`/callbacks/${id}`} className="font-medium underline underline-offset-2">
      {children}
    </Link>
  );
}

/** What contradicts what, what it means for the money, what to do. */
export function ConflictBanner({ conflicts, provider }: { conflicts: readonly BatchConflict[]; provider: string }) {
  return (
    <div role="status" className={`flex gap-3 rounded-md px-4 py-3 text-sm ${toneSoft.violet}`}>
      <GitCompareArrowsIcon aria-hidden className="mt-0.5 size-4 shrink-0" />
      <div className="min-w-0 space-y-1">
        <p className="font-semibold">{provider} contradicts itself about this batch</p>
        {conflicts.length > 0 && (
          <ul className="space-y-0.5">
            {conflicts.slice(0, shownMax).map(({ lineKey, held, said, callbackId, heldBy }) => (
              <li key={`${lineKey}:${callbackId}`}>
                {lineKey === null ? (
                  'The batch'
                ) : (
                  <>
                    Sub-order <span className="break-all font-mono text-xs">{lineKey}</span>
                  </>
                )}{' '}
                was final as <strong>{held}</strong>
                {heldBy !== null && (
                  <>
                    {' '}
                    by <CallbackLink id={heldBy}>{`callback ${heldBy}`}</CallbackLink>
                  </>
                )}
                ; <CallbackLink id={callbackId}>{`callback ${callbackId}`}</CallbackLink> says <strong>{said}</strong>.
              </li>
            ))}
            {conflicts.length > shownMax && (
              <li>{conflicts.length - shownMax} more are marked violet on the timeline.</li>
            )}
          </ul>
        )}
        <p>
          The first final status stands and no total was changed. Ask {provider} which one is true before any of this
          money is sent again.
        </p>
      </div>
    </div>
  );
}
