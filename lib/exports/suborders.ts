import { maskDetail } from '@/lib/intake/sensitive/mask-detail';
import type { Sensitivities } from '@/lib/intake/sensitive/sensitive-setting';
import { batchWhere } from '@/lib/ledger/batch-conditions';
import { batchFilterToSearchParams, readBatchFilter } from '@/lib/ledger/batch-filter';
import { type SuborderRow, suborderColumnsSql, toSuborderView } from '@/lib/ledger/suborder-row';
import type { SuborderView } from '@/lib/ledger/types';
import { isOneOf, type Sql, sql } from '@/lib/platform/query/conditions';
import { type ParamReader, writeParams } from '@/lib/platform/query/param-reader';
import { outcomes } from '@/lib/providers/contract';
import type { ColumnsOf } from './columns';
import { type ListSource, listSource } from './list-source';
import { paidAmountOf } from './paid-amount';

interface OfBatch {
  provider: string;
  account: string;
  batchId: string;
  batchStatus: string;
}

type ExportedSuborder = OfBatch &
  SuborderView & {
    /** What was paid of `doneAmount`: providers send a done amount for lines that failed, too. */
    paidAmount: string | null;
  };

const columns: ColumnsOf<ExportedSuborder> = {
  provider: 'text',
  account: 'text',
  batchId: 'text',
  batchStatus: 'text',
  suborderId: 'text',
  merchantWithdrawId: 'text',
  lineKey: 'text',
  status: 'text',
  terminal: 'text',
  outcome: 'text',
  conflicted: 'text',
  currency: 'text',
  chain: 'text',
  amount: 'decimal',
  fee: 'decimal',
  feeType: 'text',
  subAmount: 'decimal',
  doneAmount: 'decimal',
  paidAmount: 'decimal',
  txId: 'text',
  fromAddress: 'text',
  address: 'text',
  memo: 'text',
  finishedAt: 'instant',
  openedAt: 'instant',
  settledAt: 'instant',
  detail: 'json',
};

function and(where: Sql, further: readonly (Sql | null)[]): Sql {
  return further.reduce<Sql>(
    (all, one) => (one === null ? all : all.sql === '' ? sql`where ${one}` : sql`${all} and ${one}`),
    where,
  );
}

function toItem(
  { provider, account, batchId, batchStatus, ...line }: OfBatch & SuborderRow,
  sensitivities: Sensitivities,
): ExportedSuborder {
  const view = toSuborderView(line);
  const detail = maskDetail(view.detail, sensitivities(provider));
  return { provider, account, batchId, batchStatus, ...view, paidAmount: paidAmountOf(view), detail };
}

/**
 * The sub-orders of all batches that a filter of batches finds, batch by batch, newest first, its lines in the order in which
 * they became known. Further: `lineOutcome`.
 */
export function suborderSource(reader: ParamReader): ListSource {
  const filter = readBatchFilter(reader);
  const lineOutcome = reader.words('lineOutcome', outcomes);
  const further = writeParams({ lineOutcome });
  return listSource<OfBatch & SuborderRow, ExportedSuborder>({
    filter: new URLSearchParams([...batchFilterToSearchParams(filter), ...further]),
    columns,
    toItem,
    query: sql`
      select b.provider, a.slug as account, b.batch_id as "batchId", b.status as "batchStatus", ${suborderColumnsSql}
      from batches b
      join accounts a on a.id = b.account_id
      join suborders s on s.batch_ref = b.id
      ${and(batchWhere(filter), [isOneOf(sql`s.outcome`, lineOutcome)])}
      order by b.opened_at desc, b.id desc, s.id`,
  });
}
