import { type Sql, sql } from '@/lib/platform/query/conditions';
import type { ListedTransfer, TransferStanding, TransferSummary } from './types';

type Instants = 'openedAt' | 'settledAt' | 'updatedAt';

/** A row as `transferColumnsSql` selects it. */
export type TransferRow = Omit<TransferSummary, Instants> & { openedAt: Date; settledAt: Date | null; updatedAt: Date };

/** The columns of a list, of `transfers t` joined with `accounts a`. */
export const transferColumnsSql: Sql = sql`
  t.id, t.provider, a.slug as account, t.transfer_id as "transferId", t.kind, t.status, t.terminal, t.outcome, t.conflicted,
  t.currency, t.chain, t.requested_amount::text as "requestedAmount", t.actual_amount::text as "actualAmount", t.fee::text,
  t.from_address as "fromAddress", t.to_address as "toAddress", t.tx_hash as "txHash",
  t.merchant_reference as "merchantReference", t.opened_at as "openedAt", t.settled_at as "settledAt",
  t.updated_at as "updatedAt"`;

export function toTransferSummary({ openedAt, settledAt, updatedAt, ...row }: TransferRow): TransferSummary {
  return {
    ...row,
    openedAt: openedAt.toISOString(),
    settledAt: settledAt?.toISOString() ?? null,
    updatedAt: updatedAt.toISOString(),
  };
}

/** The row with its standing among `standings`, by its id. */
export function toListedTransfer(row: TransferRow, standings: ReadonlyMap<string, TransferStanding>): ListedTransfer {
  const unknown = { stateSince: row.openedAt.toISOString(), duplicateHash: false, openIssues: 0 };
  return { ...toTransferSummary(row), ...(standings.get(row.id) ?? unknown) };
}
