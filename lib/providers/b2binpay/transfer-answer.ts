import type { z } from 'zod';
import type { StatusNews, TransferKind, TransferNews } from '@/lib/providers/contract';
import type { ExactObject } from '@/lib/providers/exact-json';
import { describeProblem, fields, id, optionalText, restAsText } from '@/lib/providers/fields';
import type { Asked } from '@/lib/providers/probe-contract';
import { newsOf } from '@/lib/providers/statuses';
import { mappedTransferFields, type Reading, transferShape } from './notification';
import { objectAt, relatedResource } from './read-document';
import { operationOf, transferStatuses, wordsOf } from './statuses';

const schema = fields({ id, attributes: fields(transferShape) });
type Transfer = z.infer<typeof schema>;

interface Judged {
  /** Null: what moves is not known, or no customer's money. */
  kind: TransferKind | null;
  news: StatusNews;
  surprises: string[];
}

/** The ledger's kind where it holds the record; else that of the operation. */
function kindOf(opType: string | null, asked: Asked): 'deposit' | 'payout' | null {
  const own = asked.record?.kind;
  if (own === 'deposit' || own === 'payout') return own;
  return (['payout', 'deposit'] as const).find((kind) => operationOf(kind, opType) === 'moving') ?? null;
}

function judge({ attributes: { status, op_type: opType } }: Transfer, asked: Asked): Judged {
  const known = newsOf(transferStatuses, status);
  const kind = opType === null && asked.record === null ? null : kindOf(opType, asked);
  if (kind !== null && operationOf(kind, opType) === 'moving') {
    const surprises = known.meaning ? [] : [`The transfer status ${status} is not one of B2BinPay's documented ones.`];
    return { kind, news: known, surprises };
  }
  if (kind === null && opType !== null && operationOf('deposit', opType) === 'idle') {
    return { kind, news: { status, meaning: { rank: 0, terminal: false, outcome: 'none' } }, surprises: [] };
  }
  const surprise = `The operation type ${opType ?? ''} is not one that a ${kind ?? 'deposit or payout'} is documented with.`;
  return { kind, news: { status, meaning: null }, surprises: [surprise] };
}

/**
 * A transfer by itself: status, amounts, hash. It names no address, no tracking id and, unless included, its currency by number
 * alone; the ledger keeps what callbacks said of those. Source: docs.b2binpay.com, Transfer methods, "Transfer object".
 */
export function readTransferAnswer(data: ExactObject, included: readonly ExactObject[], asked: Asked): Reading {
  const parsed = schema.safeParse(data);
  if (!parsed.success) return { ok: false, problem: `data: ${describeProblem(parsed.error)}` };
  const transfer = parsed.data;
  const { kind, news, surprises } = judge(transfer, asked);
  const found = relatedResource({ included }, data, 'currency').found;
  const currency = found ? (optionalText.safeParse(objectAt(found, 'attributes').get('alpha')).data ?? null) : null;
  const { amount, fee, txid } = transfer.attributes;
  const told: TransferNews | null = kind && {
    ...news,
    kind,
    transferId: transfer.id,
    currency,
    chain: null,
    requestedAmount: null,
    actualAmount: amount,
    fee,
    fromAddress: null,
    toAddress: null,
    txHash: txid,
    merchantReference: null,
    detail: {
      ...restAsText(objectAt(data, 'attributes'), mappedTransferFields),
      status_name: wordsOf(news.status).name,
    },
  };
  return {
    ok: true,
    notification: {
      type: wordsOf(news.status).type,
      providerStatus: news.status,
      outcome: news.meaning?.outcome ?? 'pending',
      dedupKey: '',
      occurredAt: null,
      transferId: transfer.id,
      batchId: null,
      amount,
      currency,
      transfer: told,
      batch: null,
      surprises,
    },
  };
}
