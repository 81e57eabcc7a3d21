import type { StatusTable } from '@/lib/providers/contract';
import type { ExactObject } from '@/lib/providers/exact-json';
import { describeProblem, fields, id } from '@/lib/providers/fields';
import { newsOf } from '@/lib/providers/statuses';
import { type Reading, readTransferCallback } from './notification';
import { objectAt, relatedResource } from './read-document';
import { depositStatuses, payoutStatuses, typesWithoutTransfer } from './statuses';

const schema = fields({ type: id, id, attributes: fields({ status: id }) });
const tables: ReadonlyMap<string, StatusTable> = new Map<string, StatusTable>([
  ['deposit', depositStatuses],
  ['payout', payoutStatuses],
]);
const unresolved = '5';

function surprisesOf(type: string, recordId: string, status: string, isKnown: boolean): string[] {
  if (!isKnown) return [`The ${type} status ${status} is not one of B2BinPay's documented ones.`];
  if (type !== 'deposit' || status !== unresolved) return [];
  return [
    `The deposit ${recordId} is unresolved: paid too much, too late or twice. Decide in B2BinPay what becomes of it.`,
  ];
}

/**
 * A deposit or payout, which its callback told of without a transfer. Where the answer includes exactly one transfer it is read as
 * the callback with it would be; else it says what became of the request and moves no money.
 */
export function readRequestAnswer(data: ExactObject, included: readonly ExactObject[]): Reading {
  const transfer = relatedResource({ included }, data, 'transfer').found;
  if (transfer) {
    const attributes = objectAt(data, 'attributes');
    return readTransferCallback({ root: data, data, attributes, meta: new Map(), transfer, included });
  }
  const parsed = schema.safeParse(data);
  if (!parsed.success) return { ok: false, problem: `data: ${describeProblem(parsed.error)}` };
  const { type, id: recordId, attributes } = parsed.data;
  const news = newsOf(tables.get(type) ?? {}, attributes.status);
  const outcome = news.meaning?.outcome ?? 'pending';
  return {
    ok: true,
    notification: {
      type: outcome === 'cancelled' ? (typesWithoutTransfer.get(type) ?? 'Unknown') : 'Unknown',
      providerStatus: news.status,
      outcome,
      dedupKey: '',
      occurredAt: null,
      transferId: null,
      batchId: null,
      amount: null,
      currency: null,
      transfer: null,
      batch: null,
      surprises: surprisesOf(type, recordId, news.status, news.meaning !== null),
    },
  };
}
