import { ShieldCheckIcon } from 'lucide-react';
import { Money } from '@/components/domain/money';
import { Card, CardHeader } from '@/components/ui/card';
import { EmptyState } from '@/components/ui/empty-state';
import { Link } from '@/components/ui/link';
import { issueKindWords } from '@/lib/ledger/issue-kinds';
import type { Overview } from '@/lib/ledger/overview/types';
import { issuesLink } from './overview-links';
import { grouped } from './overview-words';

const quiet = 'underline-offset-2 hover:underline';

/** What a person has to look at, and how much money hangs on it. */
export function OverviewIssues({ issues }: { issues: Overview['issues'] }) {
  return (
    <Card>
      <CardHeader title="Money at risk, now" />
      {issues.live === 0 ? (
        <EmptyState icon={ShieldCheckIcon} title="No issue is open">
          What does not add up, hangs or is missing stands here with the money that depends on it.
        </EmptyState>
      ) : (
        <>
          {issues.valueAtRisk.length > 0 && (
            <dl className="grid grid-cols-2 gap-x-6 gap-y-3 border-b p-4 sm:grid-cols-3 lg:grid-cols-4">
              {issues.valueAtRisk.map(({ currency, amount }) => (
                <div key={currency} className="min-w-0">
                  <dt className="text-muted text-xs">{currency}</dt>
                  <dd className="font-medium font-mono text-base">
                    <Link href={issuesLink({ currency })} className={quiet}>
                      <Money amount={amount} currency={null} />
                    </Link>
                  </dd>
                </div>
              ))}
            </dl>
          )}
          <ul className="divide-y divide-line">
            {issues.kinds.map(({ kind, count, valueAtRisk }) => (
              <li key={kind} className="flex flex-wrap items-baseline gap-x-4 gap-y-1 px-4 py-2 text-sm">
                <Link href={issuesLink({ kinds: [kind] })} className={`min-w-0 flex-1 basis-40 ${quiet}`}>
                  {issueKindWords[kind].label}
                  <span className="ml-2 text-muted">{grouped.format(count)}</span>
                </Link>
                <span className="flex min-w-0 flex-wrap justify-end gap-x-4 font-mono">
                  {valueAtRisk.map(({ currency, amount }) => (
                    <Money key={currency} amount={amount} currency={currency} />
                  ))}
                </span>
              </li>
            ))}
          </ul>
          {issues.valueAtRisk.length > 0 && (
            <p className="border-t px-4 py-2 text-faint text-xs">
              Money that several issues are about counts once in each sum.
            </p>
          )}
        </>
      )}
    </Card>
  );
}
