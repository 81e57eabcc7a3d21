import type { z } from 'zod';
import { addAmounts } from '@/lib/platform/money';
import type { BatchNews, Notification, StatusNews, SuborderNews } from '@/lib/providers/contract';
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
import { once } from '@/lib/providers/once';
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
type Withdraw = z.infer<typeof withdrawSchema>;
type Line = Withdraw['suborders'][number];

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
  return { ok: true, notification: new WithdrawNotification(parsed.data, document, context) };
}

/**
 * What the door stores is here at once; the rest is made when it is asked for. A class, whose getters all of its objects share: one
 * made of a literal would have a shape of its own, which costs more than it spares. A copy by `...` has to name `batch` and `surprises`.
 */
class WithdrawNotification implements Notification {
  readonly type = 'WITHDRAW';
  readonly providerStatus: string;
  readonly outcome: Notification['outcome'];
  readonly dedupKey: string;
  readonly occurredAt: Date | null;
  readonly transferId = null;
  readonly batchId: string;
  readonly amount: string | null;
  readonly currency: string | null;
  readonly transfer = null;
  readonly #whole: () => ReturnType<typeof wholeOf>;

  constructor(withdraw: Withdraw, document: ExactObject, context: ReadingContext) {
    const { batch_id, status } = withdraw.main_order;
    const news = newsOf(batchStatuses, status);
    const total = totalOf(withdraw.suborders);
    this.providerStatus = news.status;
    this.outcome = news.meaning?.outcome ?? 'pending';
    this.dedupKey = `WITHDRAW:${batch_id}:${news.status}:${contentDigest(document)}`;
    this.occurredAt = context.occurredAt;
    this.batchId = batch_id;
    this.amount = total.amount;
    this.currency = total.currency;
    this.#whole = once(() => wholeOf(withdraw, news, document, context));
  }

  get batch(): BatchNews {
    return this.#whole().batch;
  }

  get surprises(): readonly string[] {
    return this.#whole().surprises;
  }
}

function wholeOf(
  { main_order: head, suborders: lines }: Withdraw,
  news: StatusNews,
  document: ExactObject,
  context: ReadingContext,
): { batch: BatchNews; surprises: readonly string[] } {
  const sent = document.get('suborders');
  const keys = lineKeys(lines);
  const suborders = lines.map((line, index) =>
    suborderNews(line, keys.keys[index] ?? `position:${index}`, isExactArray(sent) ? sent[index] : undefined),
  );
  const detail = restAsText(document.get('main_order'), mappedHeadFields);
  return {
    batch: { ...news, batchId: head.batch_id, detail, suborders },
    surprises: [
      ...(news.meaning ? [] : [`The batch status ${news.status} is not one of GatePay's documented ones.`]),
      ...unknownLineStatuses(suborders),
      ...keys.surprises,
      ...clientIdSurprises(head.client_id, context),
    ],
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
function totalOf(lines: readonly Line[]): Pick<Notification, 'amount' | 'currency'> {
  const unsaid = { amount: null, currency: null };
  const currency = lines[0]?.currency ?? null;
  if (currency === null) return unsaid;
  const amounts: string[] = [];
  for (const line of lines) {
    if (line.amount === null || line.currency !== currency) return unsaid;
    amounts.push(line.amount);
  }
  return { amount: addAmounts(...amounts), currency };
}
