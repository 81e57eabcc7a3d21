import { createColumnHelper, metaHelper, type TableOptions, tableFeatures } from '@tanstack/react-table';
import { ChainValue } from '@/components/domain/chain-value';
import { IdText } from '@/components/domain/id-text';
import { Money } from '@/components/domain/money';
import { Time } from '@/components/domain/time';
import { lacksHash } from '@/lib/ledger/chains/lacks-hash';
import { currencyKey } from '@/lib/ledger/match-line';
import type { SuborderView } from '@/lib/ledger/types';
import { lineLabel } from './batch-lanes';
import { LineCheckText, LineDone, LineFee } from './line-check';
import { LineStatus } from './record-status';

interface SuborderColumnMeta {
  align?: 'end';
  /** Fixed width: the table must not change its columns while ten thousand rows scroll through it. */
  width: string;
  /** Its place on a phone's card; a column without one is found in the line's details. */
  card?: string;
}

/** The rows come filtered and in order: the table keeps to columns. */
export const suborderFeatures = tableFeatures({ columnMeta: metaHelper<SuborderColumnMeta>() });

const column = createColumnHelper<typeof suborderFeatures, SuborderView>();

/** The columns of the table of sub-orders, in their order. */
export const suborderColumns: TableOptions<typeof suborderFeatures, SuborderView>['columns'] = column.columns([
  column.accessor((line) => lineLabel(line), {
    id: 'merchantWithdrawId',
    header: 'Merchant withdraw ID',
    meta: { width: 'w-48', card: 'col-start-1 row-start-1' },
    cell: ({ getValue }) => <IdText value={getValue()} what="merchant withdraw id" />,
  }),
  column.accessor('status', {
    header: 'Status',
    meta: { width: 'w-40', card: 'col-start-2 row-start-1 justify-self-end' },
    cell: ({ row }) => <LineStatus line={row.original} />,
  }),
  column.accessor('amount', {
    header: 'Amount',
    meta: { width: 'w-32', align: 'end', card: 'col-start-2 row-start-2 justify-self-end' },
    cell: ({ row }) => (
      <>
        <Money amount={row.original.amount} currency={null} className="mono" />
        <span className="pl-1 text-muted md:hidden">{row.original.currency}</span>
      </>
    ),
  }),
  column.accessor((line) => currencyKey(line), {
    id: 'currency',
    header: 'Currency · chain',
    meta: { width: 'w-36' },
    cell: ({ getValue }) => (
      <span className="block truncate" title={getValue()}>
        {getValue()}
      </span>
    ),
  }),
  column.accessor('fee', {
    header: 'Fee',
    meta: { width: 'w-44', align: 'end' },
    cell: ({ row }) => <LineFee line={row.original} />,
  }),
  column.accessor('doneAmount', {
    header: 'Done',
    meta: { width: 'w-32', align: 'end' },
    cell: ({ row }) => <LineDone line={row.original} />,
  }),
  column.display({
    id: 'check',
    header: 'Check',
    meta: { width: 'w-64', card: 'col-span-2 row-start-3 text-xs' },
    cell: ({ row: { original: line } }) => (
      <>
        <LineCheckText line={line} />
        {/* A card has no column of hashes. */}
        {lacksHash({ ...line, hash: line.txId }) && (
          <span className="block font-medium text-amber-ink md:hidden">done without a hash</span>
        )}
      </>
    ),
  }),
  column.accessor('address', {
    header: 'Address',
    meta: { width: 'w-48' },
    cell: ({ row: { original } }) => <ChainValue chain={original.chain} kind="address" value={original.address} />,
  }),
  column.accessor('txId', {
    header: 'Transaction hash',
    meta: { width: 'w-48' },
    cell: ({ row: { original: line } }) => (
      <ChainValue
        chain={line.chain}
        kind="hash"
        value={line.txId}
        what="transaction hash"
        missing={lacksHash({ ...line, hash: line.txId })}
      />
    ),
  }),
  column.accessor('suborderId', {
    header: 'Sub-order ID',
    meta: { width: 'w-48' },
    cell: ({ getValue }) => <IdText value={getValue()} what="sub-order id" />,
  }),
  column.accessor('finishedAt', {
    header: 'Finished',
    meta: { width: 'w-60', card: 'col-start-1 row-start-2' },
    cell: ({ getValue }) => <Time at={getValue()} show="exact" className="text-muted" />,
  }),
]);
