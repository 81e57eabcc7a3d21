import type { z } from 'zod';
import type { DecimalText, Notification, StatusNews, TransferKind, TransferNews } from '@/lib/providers/contract';
import { contentDigest } from '@/lib/providers/digest';
import { type ExactJson, ExactNumber, type ExactObject } from '@/lib/providers/exact-json';
import {
  describeProblem,
  fields,
  id,
  optionalDecimal,
  optionalId,
  optionalInstant,
  optionalText,
  restAsText,
} from '@/lib/providers/fields';
import { newsOf } from '@/lib/providers/statuses';
import { statuses, statusWord } from './statuses';

const shape = {
  webhookType: id,
  id,
  status: id,
  chainName: optionalText,
  tokenName: optionalText,
  fromAddress: optionalText,
  toAddress: optionalText,
  txHash: optionalText,
  amount: optionalDecimal,
  amountActual: optionalDecimal,
  networkFee: optionalDecimal,
  businessId: optionalId,
  timestamp: optionalInstant,
};
const schema = fields(shape);
type Callback = z.infer<typeof schema>;

const mappedFields = Object.keys(shape);

interface Amounts {
  requestedAmount: DecimalText | null;
  actualAmount: DecimalText | null;
}

/** What each type calls the movement, and which of its fields is what. Sources: the three webhook pages. */
const kinds: ReadonlyMap<string, { kind: TransferKind; amounts(callback: Callback): Amounts }> = new Map([
  [
    'Deposit',
    { kind: 'deposit', amounts: ({ amount }: Callback) => ({ requestedAmount: null, actualAmount: amount }) },
  ],
  [
    'Payment',
    {
      kind: 'payment',
      amounts: ({ amount, amountActual }: Callback) => ({ requestedAmount: amount, actualAmount: amountActual }),
    },
  ],
  [
    'Withdraw',
    { kind: 'payout', amounts: ({ amount }: Callback) => ({ requestedAmount: amount, actualAmount: null }) },
  ],
]);

/**
 * What tells notifications of one type, id and status apart, the same in a form and in JSON and in both spellings of the
 * awaiting status. Without `timestamp`: a retry may carry a new one.
 */
function distinctContent(payload: ExactObject, status: string): ExactObject {
  const content = [...payload].filter(([name]) => name !== 'timestamp' && name !== 'status');
  const texts = content.map(([name, value]): [string, ExactJson] => [
    name,
    value instanceof ExactNumber ? value.text : value,
  ]);
  return new Map([...texts, ['status', status]]);
}

function transferNews(callback: Callback, news: StatusNews, payload: ExactObject): TransferNews | null {
  const known = kinds.get(callback.webhookType);
  if (!known) return null;
  return {
    ...news,
    ...known.amounts(callback),
    kind: known.kind,
    transferId: callback.id,
    currency: callback.tokenName,
    chain: callback.chainName,
    fee: callback.networkFee,
    fromAddress: callback.fromAddress,
    toAddress: callback.toAddress,
    txHash: callback.txHash,
    merchantReference: callback.businessId,
    detail: restAsText(payload, mappedFields),
  };
}

function surprisesOf({ webhookType }: Callback, { status, meaning }: StatusNews): string[] {
  return [
    ...(kinds.has(webhookType) ? [] : [`The webhookType ${webhookType} is not one of BassWallet's documented ones.`]),
    ...(meaning ? [] : [`The status ${status} is not one of BassWallet's documented ones.`]),
  ];
}

export type Reading = { ok: true; notification: Notification } | { ok: false; problem: string };

/**
 * Deposit, Payment and Withdraw; an expired Payment holds little more than its id. A type nobody knows moves no transfer and
 * stays pending, whatever its status says. Sources: docs-en.basswallet.com, Deposit, Payment and Withdraw webhooks.
 */
export function readNotification(payload: ExactObject): Reading {
  const parsed = schema.safeParse(payload);
  if (!parsed.success) return { ok: false, problem: describeProblem(parsed.error) };
  const callback = parsed.data;
  const news = newsOf(statuses, statusWord(callback.status));
  const transfer = transferNews(callback, news, payload);
  const key = `${callback.webhookType}:${callback.id}:${news.status}`;
  return {
    ok: true,
    notification: {
      type: callback.webhookType,
      providerStatus: news.status,
      outcome: transfer?.meaning?.outcome ?? 'pending',
      dedupKey: `${key}:${contentDigest(distinctContent(payload, news.status))}`,
      occurredAt: callback.timestamp,
      transferId: callback.id,
      batchId: null,
      amount: transfer?.actualAmount ?? transfer?.requestedAmount ?? null,
      currency: callback.tokenName,
      transfer,
      batch: null,
      surprises: surprisesOf(callback, news),
    },
  };
}
