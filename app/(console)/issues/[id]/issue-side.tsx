import { KeyValues } from '@/components/domain/key-values';
import { Money } from '@/components/domain/money';
import { ProviderMark } from '@/components/domain/provider-mark';
import { Time } from '@/components/domain/time';
import { Card, CardBody, CardHeader } from '@/components/ui/card';
import type { IssueDetails } from '@/lib/ledger/issues/get-issue';
import { isLive } from '@/lib/ledger/issues/issue-state';
import type { IssueOwner } from '@/lib/ledger/issues/list-issue-owners';
import { OwnerForm } from './owner-form';

function closedWords({ state, closedBy }: IssueDetails): string {
  if (closedBy !== null) return state === 'ignored' ? `Ignored by ${closedBy}` : `Resolved by ${closedBy}`;
  return 'Closed by itself: its cause went away';
}

/** What hangs on the issue, whose it is, and since when. */
export function IssueSide({ issue, owners }: { issue: IssueDetails; owners: readonly IssueOwner[] | null }) {
  const { valueAtRisk, owner, state, seenCount } = issue;
  return (
    <Card>
      <CardHeader title="Standing" />
      <CardBody className="flex flex-col gap-4">
        <div>
          <h3 className="text-muted text-xs">At risk</h3>
          {valueAtRisk.length === 0 ? (
            <p className="text-sm">No amount hangs on it</p>
          ) : (
            <ul className="mt-0.5 flex flex-col font-mono text-base">
              {valueAtRisk.map(({ currency, amount }) => (
                <li key={currency}>
                  <Money amount={amount} currency={currency} />
                </li>
              ))}
            </ul>
          )}
        </div>
        <div>
          <h3 className="mb-1 text-muted text-xs">Owner</h3>
          {owners !== null && isLive(state) ? (
            <OwnerForm id={issue.id} owner={owner} owners={owners} />
          ) : (
            <p className="text-sm">{owner?.name ?? 'Nobody'}</p>
          )}
        </div>
        <KeyValues
          className="border-t pt-4 sm:grid-cols-[max-content_minmax(0,1fr)]"
          items={[
            { label: 'Account', value: <ProviderMark provider={issue.provider} account={issue.account} /> },
            { label: 'Raised', value: <Time at={issue.openedAt} /> },
            ...(seenCount > 1
              ? [
                  {
                    label: 'Seen',
                    value: (
                      <>
                        {seenCount} times, last <Time at={issue.lastSeenAt} />
                      </>
                    ),
                  },
                ]
              : []),
            ...(issue.acknowledgedAt === null
              ? []
              : [{ label: 'Acknowledged', value: <Time at={issue.acknowledgedAt} /> }]),
            ...(issue.closedAt === null
              ? []
              : [
                  {
                    label: 'Closed',
                    value: (
                      <>
                        <Time at={issue.closedAt} />
                        <span className="block text-muted">{closedWords(issue)}</span>
                      </>
                    ),
                  },
                ]),
          ]}
        />
      </CardBody>
    </Card>
  );
}
