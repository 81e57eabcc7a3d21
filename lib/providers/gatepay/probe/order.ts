import type { Notification, StatusNews, TransferNews } from '@/lib/providers/contract';
import { contentDigest } from '@/lib/providers/digest';
import type { ExactObject } from '@/lib/providers/exact-json';
import {
  describeProblem,
  fields,
  id,
  optionalDecimal,
  optionalInstant,
  optionalText,
  restAsText,
} from '@/lib/providers/fields';
import { orderStatuses } from '@/lib/providers/gatepay/orders';
import { sensitiveFields } from '@/lib/providers/gatepay/reading';
import { refundStatuses } from '@/lib/providers/gatepay/refunds';
import type { Asked, ProbeAnswer, ProbeResponse } from '@/lib/providers/probe-contract';
import { newsOf } from '@/lib/providers/statuses';

/** A query's word and the callback's for the same state. */
type Words = ReadonlyMap<string, string>;

/** PENDING has no callback of its own: it is below every word that a callback brings. Source: docs.gate.com, Order Status Inquiry. */
const orderWords: Words = new Map([
  ['PAID', 'PAY_SUCCESS'],
  ['EXPIRED', 'PAY_CLOSE'],
  ['CLOSED', 'PAY_CLOSE'],
]);
const unpaid: StatusNews = { status: 'PENDING', meaning: { rank: 0, terminal: false, outcome: 'pending' } };

/** The pages do not list the words of `refundStatus`: the callback's are taken, with and without their prefix. */
const refundWords: Words = new Map(
  Object.keys(refundStatuses).flatMap((word) => [
    [word, word],
    [word.replace('REFUND_', ''), word],
  ]),
);

const order = fields({
  prepayId: id,
  status: id,
  merchantTradeNo: optionalText,
  currency: optionalText,
  chain: optionalText,
  orderAmount: optionalDecimal,
  transactTime: optionalInstant,
  fromAddress: optionalText,
  address: optionalText,
  txHash: optionalText,
});

const refund = fields({
  refundRequestId: id,
  refundStatus: id,
  refundAmount: optionalDecimal,
});

/** Not facts of the movement: pictures, and the query's own names for what has a column. */
const unkept = [
  'appName',
  'appLogo',
  'goodsName',
  'order_name',
  'rate',
  'inUsdt',
  'status',
  'refundStatus',
  'whiteBrandInfo',
];

function transferOf(
  facts: Pick<TransferNews, 'kind' | 'transferId' | 'detail'> & Partial<TransferNews>,
  news: StatusNews,
) {
  return {
    currency: null,
    chain: null,
    requestedAmount: null,
    actualAmount: null,
    fee: null,
    fromAddress: null,
    toAddress: null,
    txHash: null,
    merchantReference: null,
    ...facts,
    ...news,
  } satisfies TransferNews;
}

function notificationOf(type: string, transfer: TransferNews, occurredAt: Date, data: ExactObject): Notification {
  const { status, meaning, transferId, requestedAmount, currency } = transfer;
  return {
    type,
    providerStatus: status,
    outcome: meaning?.outcome ?? 'pending',
    dedupKey: `${type}:${transferId}:${status}:${contentDigest(data)}`,
    occurredAt,
    transferId,
    batchId: null,
    amount: currency === null ? null : requestedAmount,
    currency: requestedAmount === null ? null : currency,
    transfer,
    batch: null,
    surprises: meaning ? [] : [`The status ${status} is not one of those documented for this query.`],
  };
}

function otherRecord(what: string): ProbeAnswer {
  return { outcome: 'unreadable', detail: `The answer is about another ${what} than the one that was asked about.` };
}

/** A payment order. Source: docs.gate.com, Order Status Inquiry. */
export function readOrderAnswer(data: ExactObject, asked: Asked, { receivedAt }: ProbeResponse): ProbeAnswer {
  const parsed = order.safeParse(data);
  if (!parsed.success) return { outcome: 'unreadable', detail: describeProblem(parsed.error) };
  const found = parsed.data;
  if (found.prepayId !== asked.id) return otherRecord('order');
  const word = orderWords.get(found.status) ?? found.status;
  const news =
    found.status === unpaid.status ? unpaid : newsOf(orderWords.has(found.status) ? orderStatuses : {}, word);
  const transfer = transferOf(
    {
      kind: 'payment',
      transferId: found.prepayId,
      currency: found.currency,
      chain: found.chain,
      requestedAmount: found.orderAmount,
      fromAddress: found.fromAddress,
      toAddress: found.address,
      txHash: found.txHash,
      merchantReference: found.merchantTradeNo,
      detail: restAsText(data, [
        'prepayId',
        'merchantTradeNo',
        'currency',
        'chain',
        'orderAmount',
        'fromAddress',
        'address',
        'txHash',
        ...unkept,
        ...Object.keys(sensitiveFields),
      ]),
    },
    news,
  );
  const occurredAt = (news.meaning?.terminal && found.transactTime) || receivedAt;
  return { outcome: 'answered', notification: notificationOf('PAY', transfer, occurredAt, data), payload: data };
}

/** A refund. Source: docs.gate.com, Query Refund Order. */
export function readRefundAnswer(data: ExactObject, asked: Asked, { receivedAt }: ProbeResponse): ProbeAnswer {
  const parsed = refund.safeParse(data);
  if (!parsed.success) return { outcome: 'unreadable', detail: describeProblem(parsed.error) };
  const found = parsed.data;
  if (found.refundRequestId !== asked.id) return otherRecord('refund');
  const word = refundWords.get(found.refundStatus);
  const news = newsOf(word === undefined ? {} : refundStatuses, word ?? found.refundStatus);
  const transfer = transferOf(
    {
      kind: 'refund',
      transferId: found.refundRequestId,
      requestedAmount: found.refundAmount,
      detail: restAsText(data, ['refundRequestId', 'refundAmount', ...unkept, ...Object.keys(sensitiveFields)]),
    },
    news,
  );
  return { outcome: 'answered', notification: notificationOf('PAY_REFUND', transfer, receivedAt, data), payload: data };
}
