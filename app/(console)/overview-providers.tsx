import type { ReactNode } from 'react';
import { ProviderMark, providerLabel } from '@/components/domain/provider-mark';
import { Time } from '@/components/domain/time';
import { Badge } from '@/components/ui/badge';
import { Link } from '@/components/ui/link';
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from '@/components/ui/table';
import { Sparkline } from './overview-chart';
import { UsualWords } from './overview-figures';
import { callbacksLink, issuesLink, type LinkBounds, type ListLink, requestsLink } from './overview-links';
import type { OverviewView, ProviderLine } from './overview-view';
import { grouped, lagWords } from './overview-words';

interface CountColumn {
  key: 'received' | 'rejected' | 'duplicates' | 'failed' | 'stuck';
  label: string;
  bad: boolean;
  href(bounds: LinkBounds, provider: string): ListLink;
}

/** Each count of a provider; `bad` ones stand out where they are not zero. */
const counts: readonly CountColumn[] = [
  { key: 'received', label: 'Received', bad: false, href: callbacksLink },
  { key: 'rejected', label: 'Rejected', bad: true, href: (bounds, id) => requestsLink(bounds, id, 'rejected') },
  { key: 'duplicates', label: 'Duplicates', bad: false, href: (bounds, id) => requestsLink(bounds, id, 'duplicate') },
  { key: 'failed', label: 'Failed', bad: true, href: (bounds, id) => callbacksLink(bounds, id, ['failed']) },
  {
    key: 'stuck',
    label: 'Stuck',
    bad: true,
    href: (_, provider) => issuesLink({ kinds: ['stuck', 'second_callback_missing'], provider }),
  },
];

const cardCell =
  'max-md:block max-md:h-auto max-md:min-w-0 max-md:border-b-0 max-md:p-0 max-md:first:pl-0 max-md:last:pr-0 max-md:text-left';

/** A zero is there, but does not ask to be read. */
function tone(count: number, bad: boolean): string {
  if (count === 0) return 'text-faint';
  return bad ? 'font-medium text-red-ink' : '';
}

/** By provider; on a phone each is a card: who, how it stands to the usual, and beneath it the counts under their names. */
export function OverviewProviders({ overview }: { overview: OverviewView }) {
  return (
    <Table label="By provider" className="max-md:[&>table]:block">
      <TableHeader className="max-md:sr-only">
        <tr>
          <TableHead>Provider</TableHead>
          <TableHead>Over time</TableHead>
          {counts.map(({ key, label }) => (
            <TableHead key={key} align="end">
              {label}
            </TableHead>
          ))}
          <TableHead align="end">Usual</TableHead>
          <TableHead align="end">Lag, half</TableHead>
          <TableHead align="end">Lag, 95 %</TableHead>
          <TableHead align="end">Last</TableHead>
        </tr>
      </TableHeader>
      <TableBody className="max-md:block">
        {overview.providers.map((provider) => (
          <ProviderRow key={provider.provider} provider={provider} bounds={overview} />
        ))}
      </TableBody>
    </Table>
  );
}

function ProviderRow({ provider: row, bounds }: { provider: ProviderLine; bounds: LinkBounds }) {
  return (
    <TableRow className="max-md:grid max-md:grid-cols-5 max-md:items-end max-md:gap-x-2 max-md:gap-y-2 max-md:border-b max-md:px-4 max-md:py-3 max-md:last:border-b-0">
      <TableCell className={`${cardCell} max-md:col-span-3`}>
        <span className="flex items-center gap-2">
          <ProviderMark provider={row.provider} />
          {row.silent && (
            <Link href={issuesLink({ kinds: ['provider_silent'], provider: row.provider })}>
              <Badge
                tone="amber"
                title={`${providerLabel(row.provider)} sends nothing at an hour when it usually does.`}
              >
                Silent
              </Badge>
            </Link>
          )}
        </span>
      </TableCell>
      <TableCell className={`${cardCell} max-md:col-span-2 max-md:justify-self-end`}>
        <Sparkline bars={row.bars} />
      </TableCell>
      {counts.map(({ key, label, bad, href }) => (
        <TableCell key={key} align="end" className={`${cardCell} ${tone(row[key], bad)}`}>
          <PhoneLabel>{label}</PhoneLabel>
          <Link
            href={href(bounds, row.provider)}
            aria-label={`${providerLabel(row.provider)}, ${label.toLowerCase()}: ${grouped.format(row[key])}`}
            className="underline-offset-2 hover:underline max-md:block"
          >
            {grouped.format(row[key])}
          </Link>
        </TableCell>
      ))}
      <TableCell align="end" className={`${cardCell} text-muted max-md:col-span-5`}>
        <span className="text-xs md:hidden">
          <UsualWords received={row.received} usual={row.usual} />
        </span>
        <span className="max-md:hidden">{row.usual === null ? '—' : grouped.format(row.usual)}</span>
      </TableCell>
      <LagCell label="half within" lagMs={row.lag?.p50Ms ?? null} span="max-md:col-span-1" />
      <LagCell label="95 % within" lagMs={row.lag?.p95Ms ?? null} span="max-md:col-span-2" />
      <TableCell
        align="end"
        className={`${cardCell} text-muted max-md:col-span-2 max-md:row-start-4 max-md:justify-self-end`}
      >
        <Time at={row.lastReceivedAt} />
      </TableCell>
    </TableRow>
  );
}

function LagCell({ label, lagMs, span }: { label: string; lagMs: number | null; span: string }) {
  return (
    <TableCell
      align="end"
      className={`${cardCell} max-md:row-start-4 ${span} ${lagMs === null ? 'text-faint' : 'text-muted'}`}
    >
      <PhoneLabel>{label}</PhoneLabel>
      <span
        title={lagMs === null ? 'No callback said when it was made' : 'From the provider’s clock to ours, within 9 %'}
      >
        {lagMs === null ? '—' : lagWords(lagMs)}
      </span>
    </TableCell>
  );
}

/** A phone shows no header over the card. */
function PhoneLabel({ children }: { children: ReactNode }) {
  return <span className="block font-normal text-2xs text-muted md:hidden">{children}</span>;
}
