import type { ReactNode } from 'react';
import { Money } from '@/components/domain/money';
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from '@/components/ui/table';
import { isZero } from '@/lib/platform/money';
import type { BalanceRow } from './batch-balance';
import { ValueBar } from './value-bar';

function Sum({ amount, quiet = true }: { amount: string; quiet?: boolean }) {
  const zero = quiet && isZero(amount);
  return <Money amount={amount} currency={null} className={`mono ${zero ? 'text-faint' : ''}`} />;
}

/** Fees with where they were charged, for the two are different money. */
function Fees({ row }: { row: BalanceRow }) {
  const kinds = [
    { words: 'inside', amount: row.feeInside },
    { words: 'on top', amount: row.feeOnTop },
  ].filter(({ amount }) => !isZero(amount));
  return (
    <span className="inline-flex flex-col items-end">
      <span className="inline-flex items-baseline gap-1.5">
        <Sum amount={row.fee} />
        {kinds.length === 1 && <span className="text-faint text-xs">{kinds[0]?.words}</span>}
      </span>
      {kinds.length === 2 &&
        kinds.map(({ amount, words }) => (
          <span key={words} className="text-faint text-xs leading-4">
            {amount} {words}
          </span>
        ))}
    </span>
  );
}

function Difference({ row }: { row: BalanceRow }) {
  if (isZero(row.difference)) return <span className="text-green-ink">0 ✓</span>;
  return (
    <span className="font-medium text-amber-ink">
      <Money amount={row.difference} currency={null} className="mono" />
    </span>
  );
}

function CurrencyOf({ row }: { row: BalanceRow }) {
  return (
    <span className="inline-flex items-baseline gap-1.5">
      <span className="font-medium">{row.currency === '' ? 'No currency sent' : row.currency}</span>
      {row.chain && <span className="max-w-40 truncate text-muted text-xs">{row.chain}</span>}
    </span>
  );
}

interface Column {
  label: string;
  hint?: string;
  cell: (row: BalanceRow) => ReactNode;
}

const columns: readonly Column[] = [
  { label: 'Requested', cell: (row) => <Sum amount={row.requested} quiet={false} /> },
  { label: 'Done', cell: (row) => <Sum amount={row.done} /> },
  { label: 'Fee', hint: 'Of the lines that were done', cell: (row) => <Fees row={row} /> },
  { label: 'Failed', cell: (row) => <Sum amount={row.failed} /> },
  { label: 'Pending', cell: (row) => <Sum amount={row.pending} /> },
  {
    label: 'Difference',
    hint: 'Requested − done − fee inside − failed − pending',
    cell: (row) => <Difference row={row} />,
  },
];

/** What the batch came to, each currency on each chain by itself and to its own scale. Exact; nothing is added across. */
export function TotalsTable({ rows }: { rows: readonly BalanceRow[] }) {
  return (
    <>
      <Table label="Totals by currency and chain" className="max-md:hidden">
        <TableHeader>
          <tr>
            <TableHead pinned>Currency · chain</TableHead>
            <TableHead className="w-1/4 min-w-40">By value</TableHead>
            {columns.map(({ label, hint }) => (
              <TableHead key={label} align="end" title={hint}>
                {label}
              </TableHead>
            ))}
          </tr>
        </TableHeader>
        <TableBody>
          {rows.map((row) => (
            <TableRow key={`${row.currency}:${row.chain}`}>
              <TableCell pinned>
                <CurrencyOf row={row} />
              </TableCell>
              <TableCell>
                <ValueBar row={row} />
              </TableCell>
              {columns.map(({ label, cell }) => (
                <TableCell key={label} align="end">
                  {cell(row)}
                </TableCell>
              ))}
            </TableRow>
          ))}
        </TableBody>
      </Table>
      <ul className="divide-y md:hidden" aria-label="Totals by currency and chain">
        {rows.map((row) => (
          <li key={`${row.currency}:${row.chain}`} className="px-4 py-3">
            <CurrencyOf row={row} />
            <div className="my-2">
              <ValueBar row={row} />
            </div>
            <dl className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-4 gap-y-1 text-sm">
              {columns.map(({ label, cell }) => (
                <div key={label} className="contents">
                  <dt className="text-muted">{label}</dt>
                  <dd className="min-w-0 text-right">{cell(row)}</dd>
                </div>
              ))}
            </dl>
          </li>
        ))}
      </ul>
    </>
  );
}
