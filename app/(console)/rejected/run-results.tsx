'use client';

import type { ReactNode } from 'react';
import { rejectionCauseLabels } from '@/components/domain/rejection-cause';
import { Link } from '@/components/ui/link';
import { remedyOfMany } from './remedy';
import { type RunTotals, stillRefusedCauses } from './verify-run';

const grouped = new Intl.NumberFormat('en');
const link = 'underline underline-offset-2';

function Line({ count, children }: { count: number; children: ReactNode }) {
  return (
    <li className="flex gap-3">
      <span className="w-14 shrink-0 text-right font-medium tabular-nums">{grouped.format(count)}</span>
      <span className="min-w-0">{children}</span>
    </li>
  );
}

/** What a run came to, by outcome and cause, with what its reader can do, and some of what is still refused. */
export function RunResults({ totals, mayManage }: { totals: RunTotals; mayManage: boolean }) {
  const { accepted, duplicate, notPossible, broken, examples } = totals;
  return (
    <div className="flex flex-col gap-4 text-sm">
      <ul className="flex flex-col gap-1.5">
        <Line count={accepted}>
          became{' '}
          <Link href="/callbacks" className={link}>
            callbacks
          </Link>{' '}
          and are being applied
        </Line>
        {duplicate > 0 && <Line count={duplicate}>had been sent again meanwhile: duplicates of known callbacks</Line>}
        {stillRefusedCauses(totals).map(({ cause, count }) => (
          <Line key={cause} count={count}>
            still refused:{' '}
            <Link href={{ pathname: '/rejected', query: { cause, verifiedAgain: 'false' } }} className={link}>
              {rejectionCauseLabels[cause].toLowerCase()}
            </Link>
            <span className="block text-muted text-xs">{remedyOfMany(cause, { mayManage, mayVerify: true })}</span>
          </Line>
        ))}
        {notPossible > 0 && <Line count={notPossible}>cannot be verified: not all of their bytes are kept</Line>}
        {broken > 0 && <Line count={broken}>passed over, because the console made a mistake; its log says more</Line>}
      </ul>
      {examples.length > 0 && (
        <details>
          <summary className="cursor-pointer text-muted">
            {examples.length === 1 ? 'The one that was left' : `${examples.length} of those that were left`}
          </summary>
          <ul className="mt-2 flex flex-col gap-1.5 text-xs">
            {examples.map(({ requestId, detail }) => (
              <li key={requestId}>
                <Link href={`/rejected/${requestId}`} className={`${link} font-mono`}>
                  {requestId.slice(0, 13)}…
                </Link>{' '}
                <span className="text-muted">{detail}</span>
              </li>
            ))}
          </ul>
        </details>
      )}
    </div>
  );
}
