import { KeyValues } from '@/components/domain/key-values';
import { Money } from '@/components/domain/money';
import { OutcomeBadge } from '@/components/domain/outcome-badge';
import { Time } from '@/components/domain/time';
import { subjectFacts } from '@/components/issue/subject-facts';
import { Card, CardBody, CardHeader } from '@/components/ui/card';
import { Link } from '@/components/ui/link';
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from '@/components/ui/table';
import type { IssueCallback, IssueDetails } from '@/lib/ledger/issues/get-issue';
import { detailLabel } from './detail-labels';

/** What the issue is about as it stands now, and the details that were noted when it was raised. */
export function IssueAboutCard({ issue }: { issue: IssueDetails }) {
  const details = Object.entries(issue.detail).filter(([, value]) => value !== '');
  return (
    <Card>
      <CardHeader title="What it is about" />
      <CardBody className="flex flex-col gap-4">
        <KeyValues items={subjectFacts(issue.about)} />
        {issue.record !== null && issue.about.kind !== 'suborder' && <KeyValues items={subjectFacts(issue.record)} />}
        {details.length > 0 && (
          <KeyValues
            className="border-t pt-4"
            items={details.map(([name, value]) => ({
              label: detailLabel(name),
              value: <span className="break-words mono">{String(value)}</span>,
            }))}
          />
        )}
      </CardBody>
    </Card>
  );
}

/** The callbacks that the issue names; the page of each has its bytes. */
export function IssueCallbacks({ callbacks }: { callbacks: readonly IssueCallback[] }) {
  if (callbacks.length === 0) return null;
  return (
    <Card>
      <CardHeader title={callbacks.length === 1 ? 'Callback' : 'Callbacks'} />
      <Table label="Callbacks that the issue names, oldest first">
        <TableHeader>
          <tr>
            <TableHead pinned>Callback</TableHead>
            <TableHead>Type</TableHead>
            <TableHead>Status</TableHead>
            <TableHead>Outcome</TableHead>
            <TableHead align="end">Amount</TableHead>
            <TableHead>Received</TableHead>
          </tr>
        </TableHeader>
        <TableBody>
          {callbacks.map((callback) => (
            <TableRow key={callback.id}>
              <TableCell pinned>
                <Link href={`/callbacks/${callback.id}`} className="font-mono underline-offset-2 hover:underline">
                  {callback.id}
                </Link>
              </TableCell>
              <TableCell>
                <span className="block max-w-40 truncate" title={callback.type}>
                  {callback.type}
                </span>
              </TableCell>
              <TableCell>
                <span className="block max-w-40 truncate mono" title={callback.providerStatus}>
                  {callback.providerStatus}
                </span>
              </TableCell>
              <TableCell>
                <OutcomeBadge outcome={callback.outcome} plain />
              </TableCell>
              <TableCell align="end">
                <Money amount={callback.amount} currency={callback.currency} className="mono" />
              </TableCell>
              <TableCell>
                <Time at={callback.receivedAt} className="text-muted" />
              </TableCell>
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </Card>
  );
}
