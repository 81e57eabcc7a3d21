import type { z } from 'zod';
import { addAmounts } from '@/lib/platform/money';
import type { BatchNews, SuborderNews } from '@/lib/providers/contract';
import { contentDigest } from '@/lib/providers/digest';
import { type ExactJson, type ExactObject, isExactArray, isExactObject } from '@/lib/providers/exact-json';
import {
  describeProblem,
  fields,
  id,
  optionalDecimal,
  optionalId,
  optionalInstant,
  optionalList,
  optionalText,
  restAsText,
} from '@/lib/providers/fields';
import { newsOf } from '@/lib/providers/statuses';
import { lineKeys } from './line-keys';
import { clientIdSurprises, type Reading, type ReadingContext, sensitiveFields } from './reading';
import { batchStatuses, lineStatuses } from './statuses';

const lineShape = {
  suborder_id: optionalId,
  merchant_withdraw_id: optionalId,
  status: optionalId,
  currency: optionalText,
  chain: optionalText,
  amount: optionalDecimal,
  fee: optionalDecimal,
  sub_amount: optionalDecimal,
  done_amount: optionalDecimal,
  fee_type: optionalText,
  tx_id: optionalText,
  from_address: optionalText,
  address: optionalText,
  memo: optionalText,
  finish_time: optionalInstant,
};
const headShape = { batch_id: id, status: id, client_id: optionalText };
const withdrawSchema = fields({ main_order: fields(headShape), suborders: optionalList(fields(lineShape)) });
type Line = z.infer<typeof withdrawSchema>['suborders'][number];

const mappedLineFields = [...Object.keys(lineShape), ...Object.keys(sensitiveFields)];
const mappedHeadFields = ['batch_id', 'status', ...Object.keys(sensitiveFields)];

/** True for the payload without an envelope. */
export function isWithdraw(document: ExactJson | undefined): document is ExactObject {
  return isExactObject(document) && document.has('main_order');
}

/**
 * The `WITHDRAW` payload: a batch and its lines. In a FAIL line `done_amount` and `finish_time` may be filled all the same:
 * they are kept as sent, and only `status` says what became of it. Source: docs.gate.com, Withdrawal Callback.
 */
export function readWithdraw(document: ExactObject, context: ReadingContext): Reading {
  const parsed = withdrawSchema.safeParse(document);
  if (!parsed.success) return { ok: false, problem: describeProblem(parsed.error) };
  const { main_order: head, suborders: lines } = parsed.data;
  const sent = document.get('suborders');
  const keys = lineKeys(lines);
  const suborders = lines.map((line, index) =>
    suborderNews(line, keys.keys[index] ?? `position:${index}`, isExactArray(sent) ? sent[index] : undefined),
  );
  const batch: BatchNews = {
    ...newsOf(batchStatuses, head.status),
    batchId: head.batch_id,
    detail: restAsText(document.get('main_order'), mappedHeadFields),
    suborders,
  };
  return {
    ok: true,
    notification: {
      type: 'WITHDRAW',
      providerStatus: batch.status,
      outcome: batch.meaning?.outcome ?? 'pending',
      dedupKey: `WITHDRAW:${batch.batchId}:${batch.status}:${contentDigest(document)}`,
      occurredAt: context.occurredAt,
      transferId: null,
      batchId: batch.batchId,
      ...totalOf(suborders),
      transfer: null,
      batch,
      surprises: [
        ...(batch.meaning ? [] : [`The batch status ${batch.status} is not one of GatePay's documented ones.`]),
        ...unknownLineStatuses(suborders),
        ...keys.surprises,
        ...clientIdSurprises(head.client_id, context),
      ],
    },
  };
}

function suborderNews(line: Line, lineKey: string, sent: ExactJson | undefined): SuborderNews {
  return {
    lineKey,
    news: line.status === null ? null : newsOf(lineStatuses, line.status),
    suborderId: line.suborder_id,
    merchantWithdrawId: line.merchant_withdraw_id,
    currency: line.currency,
    chain: line.chain,
    amount: line.amount,
    fee: line.fee,
    subAmount: line.sub_amount,
    doneAmount: line.done_amount,
    feeType: line.fee_type,
    txId: line.tx_id,
    fromAddress: line.from_address,
    address: line.address,
    memo: line.memo,
    finishedAt: line.finish_time,
    detail: restAsText(sent, mappedLineFields),
  };
}

function unknownLineStatuses(suborders: readonly SuborderNews[]): string[] {
  const unknown = suborders.flatMap(({ news }) => (news && !news.meaning ? [news.status] : []));
  return [...new Set(unknown)].map(
    (status) => `The sub-order status ${status} is not one of GatePay's documented ones.`,
  );
}

/** The sum over all lines where it can be said in one currency; a line without amount or currency leaves it unsaid. */
function totalOf(suborders: readonly SuborderNews[]): { amount: string | null; currency: string | null } {
  const [first] = suborders;
  const amounts = suborders.flatMap(({ amount, currency }) =>
    amount !== null && currency !== null && currency === first?.currency ? [amount] : [],
  );
  if (!first || amounts.length < suborders.length) return { amount: null, currency: null };
  return { amount: addAmounts(...amounts), currency: first.currency };
}
