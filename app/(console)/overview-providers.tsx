import { ProviderMark } from '@/components/domain/provider-mark';
import { Time } from '@/components/domain/time';
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from '@/components/ui/table';
import type { ProviderDay } from '@/lib/ledger/get-overview';

/** Each count of a provider's day; `bad` ones stand out where they are not zero. */
const counts = [
  { key: 'received', label: 'Received', bad: false },
  { key: 'sent', label: 'Sent on', bad: false },
  { key: 'open', label: 'Open', bad: false },
  { key: 'failed', label: 'Failed', bad: true },
  { key: 'rejected', label: 'Rejected', bad: true },
] as const;

/** Today by provider; on a phone each is a card: who and when last, and beneath it the counts under their names. */
export function OverviewProviders({ providers }: { providers: readonly ProviderDay[] }) {
  return (
    <Table label="Callbacks today by provider" className="max-md:[&>table]:block">
      <TableHeader className="max-md:sr-only">
        <tr>
          <TableHead>Provider</TableHead>
          {counts.map(({ key, label }) => (
            <TableHead key={key} align="end">
              {label}
            </TableHead>
          ))}
          <TableHead align="end">Last</TableHead>
        </tr>
      </TableHeader>
      <TableBody className="max-md:block">
        {providers.map((day) => (
          <TableRow
            key={day.provider}
            className="max-md:grid max-md:grid-cols-5 max-md:gap-y-2 max-md:border-b max-md:px-4 max-md:py-3 max-md:last:border-b-0"
          >
            <TableCell className={`${cardCell} max-md:col-span-3`}>
              <ProviderMark provider={day.provider} />
            </TableCell>
            {counts.map(({ key, label, bad }) => (
              <TableCell key={key} align="end" className={`${cardCell} max-md:row-start-2 ${tone(day[key], bad)}`}>
                {/* A phone shows no header over the card. */}
                <span className="font-normal text-2xs text-muted md:hidden">{label} </span>
                <span className="max-md:block">{day[key].toLocaleString('en')}</span>
              </TableCell>
            ))}
            <TableCell align="end" className={`${cardCell} text-muted max-md:col-span-2 max-md:text-right`}>
              <Time at={day.lastReceivedAt} />
            </TableCell>
          </TableRow>
        ))}
      </TableBody>
    </Table>
  );
}

const cardCell =
  'max-md:block max-md:h-auto max-md:min-w-0 max-md:border-b-0 max-md:p-0 max-md:first:pl-0 max-md:last:pr-0 max-md:text-left';

/** A zero is there, but does not ask to be read. */
function tone(count: number, bad: boolean): string {
  if (count === 0) return 'text-faint';
  return bad ? 'font-medium text-red-ink' : '';
}
