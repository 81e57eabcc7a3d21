import { transferWhere } from '@/lib/ledger/transfer-conditions';
import { readTransferFilter, transferFilterToSearchParams } from '@/lib/ledger/transfer-filter';
import { type TransferRow, transferColumnsSql } from '@/lib/ledger/transfer-row';
import type { TransferStanding, TransferSummary } from '@/lib/ledger/types';
import { sql } from '@/lib/platform/query/conditions';
import type { ParamReader } from '@/lib/platform/query/param-reader';
import type { ColumnsOf } from './columns';
import { type ListSource, listSource } from './list-source';

/** The transfer's own fields: where it stands beside others is asked row by row, and is no part of its record. */
type ExportedTransfer = Omit<TransferSummary, keyof TransferStanding>;

const columns: ColumnsOf<ExportedTransfer> = {
  id: 'text',
  provider: 'text',
  account: 'text',
  transferId: 'text',
  kind: 'text',
  status: 'text',
  terminal: 'text',
  outcome: 'text',
  conflicted: 'text',
  currency: 'text',
  chain: 'text',
  requestedAmount: 'decimal',
  actualAmount: 'decimal',
  fee: 'decimal',
  fromAddress: 'text',
  toAddress: 'text',
  txHash: 'text',
  merchantReference: 'text',
  openedAt: 'instant',
  settledAt: 'instant',
  updatedAt: 'instant',
};

function toItem({ openedAt, settledAt, updatedAt, ...row }: TransferRow): ExportedTransfer {
  return {
    ...row,
    openedAt: openedAt.toISOString(),
    settledAt: settledAt?.toISOString() ?? null,
    updatedAt: updatedAt.toISOString(),
  };
}

/** Transfers as their list has them. */
export function transferSource(reader: ParamReader): ListSource {
  const filter = readTransferFilter(reader);
  return listSource<TransferRow, ExportedTransfer>({
    filter: transferFilterToSearchParams(filter),
    columns,
    toItem,
    query: sql`
      select ${transferColumnsSql}
      from transfers t
      join accounts a on a.id = t.account_id
      ${transferWhere(filter)}
      order by t.opened_at desc, t.id desc`,
  });
}
