import { type Sql, sql } from '@/lib/platform/query/conditions';
import type { SuborderView } from './types';

type Instants = 'finishedAt' | 'openedAt' | 'settledAt';

/** A row as `suborderColumnsSql` selects it. */
export type SuborderRow = Omit<SuborderView, Instants> & {
  finishedAt: Date | null;
  openedAt: Date;
  settledAt: Date | null;
};

/** Everything shown of `suborders s`. */
export const suborderColumnsSql: Sql = sql`
  s.suborder_id as "suborderId", s.merchant_withdraw_id as "merchantWithdrawId", s.line_key as "lineKey", s.status, s.terminal,
  s.outcome, s.conflicted, s.currency, s.chain, s.amount::text, s.fee::text, s.fee_type as "feeType",
  s.sub_amount::text as "subAmount", s.done_amount::text as "doneAmount", s.tx_id as "txId", s.from_address as "fromAddress",
  s.address, s.memo, s.finished_at as "finishedAt", s.opened_at as "openedAt", s.settled_at as "settledAt", s.detail`;

export function toSuborderView({ finishedAt, openedAt, settledAt, ...row }: SuborderRow): SuborderView {
  return {
    ...row,
    finishedAt: finishedAt?.toISOString() ?? null,
    openedAt: openedAt.toISOString(),
    settledAt: settledAt?.toISOString() ?? null,
  };
}
