import type { z } from 'zod';
import { plainDecimal } from '@/lib/platform/money';
import type { DecimalText, Notification, StatusTable, TransferNews } from '@/lib/providers/contract';
import { contentDigest } from '@/lib/providers/digest';
import { type ExactObject, isExactArray, isExactObject } from '@/lib/providers/exact-json';
import {
  describeProblem,
  fields,
  id,
  optionalDecimal,
  optionalId,
  optionalText,
  restAsText,
} from '@/lib/providers/fields';
import { newsOf } from '@/lib/providers/statuses';
import { type Reading, sensitiveFields } from './notification';
import { billStatuses, withdrawalStatuses } from './statuses';
import type { V1Body } from './v1-body';
import { readV1Time } from './v1-time';

const shape = {
  id,
  status: id,
  pow: optionalId,
  amount: optionalDecimal,
  actual_amount: optionalDecimal,
  fee: optionalDecimal,
  address: optionalText,
  transaction: optionalText,
  tracking_id: optionalId,
  unique_id: optionalId,
  currency: fields({ alpha: optionalText }),
};
const schema = fields(shape);
type V1Record = z.infer<typeof schema>;

const mappedFields = [...Object.keys(shape), 'transactions', ...Object.keys(sensitiveFields)];
/** Beyond any currency's decimals. */
const powMax = 60;

/** An integer of the smallest unit as decimal text: `7000000000000000000` at pow 18 is `7.000000000000000000`. */
export function scaledAmount(amount: DecimalText | null, pow: number): DecimalText | null {
  return amount === null ? null : plainDecimal(`${amount}e-${pow}`);
}

/** The blockchain's hash: of the withdrawal, or of a bill's only transaction. */
function txHashOf({ transaction }: V1Record, record: ExactObject): string | null {
  if (transaction !== null) return transaction;
  const transactions = record.get('transactions');
  const [only] = isExactArray(transactions) && transactions.length === 1 ? transactions : [];
  return isExactObject(only) ? (optionalText.safeParse(only.get('transaction')).data ?? null) : null;
}

interface Meaning {
  word: 'bill' | 'withdrawal';
  type: string;
  kind: 'payment' | 'payout';
  statuses: StatusTable;
}

const bill: Meaning = { word: 'bill', type: 'Bill', kind: 'payment', statuses: billStatuses };
const withdrawal: Meaning = { word: 'withdrawal', type: 'Withdrawal', kind: 'payout', statuses: withdrawalStatuses };

function transferNews(read: V1Record, meaning: Meaning, pow: number, record: ExactObject): TransferNews {
  return {
    ...newsOf(meaning.statuses, read.status),
    kind: meaning.kind,
    transferId: read.id,
    currency: read.currency.alpha,
    chain: null,
    requestedAmount: scaledAmount(read.amount, pow),
    actualAmount: scaledAmount(read.actual_amount, pow),
    fee: scaledAmount(read.fee, pow),
    fromAddress: null,
    toAddress: read.address,
    txHash: txHashOf(read, record),
    // A withdrawal's unique_id is the merchant's own as well, and is always there.
    merchantReference: read.tracking_id ?? read.unique_id,
    detail: restAsText(record, mappedFields),
  };
}

/**
 * A bill or, told by `virtual_wallet_id`, a withdrawal of API v1; amounts are integers of the smallest unit. Source:
 * github.com/b2binpay/api-php, `examples/callback.php` and README.
 */
export function readV1({ record, time }: Pick<V1Body, 'record' | 'time'>): Reading {
  const parsed = schema.safeParse(record);
  if (!parsed.success) return { ok: false, problem: describeProblem(parsed.error) };
  const read = parsed.data;
  const pow = Number(read.pow ?? 'NaN');
  if (!Number.isInteger(pow) || pow < 0 || pow > powMax) return { ok: false, problem: `pow is not 0 to ${powMax}.` };
  const meaning = record.has('virtual_wallet_id') ? withdrawal : bill;
  const transfer = transferNews(read, meaning, pow, record);
  const key = `v1:${meaning.word}:${read.id}:${read.status}`;
  const notification: Notification = {
    type: meaning.type,
    providerStatus: read.status,
    outcome: transfer.meaning?.outcome ?? 'pending',
    dedupKey: `${key}:${contentDigest(record)}`,
    occurredAt: readV1Time(time),
    transferId: read.id,
    batchId: null,
    amount: transfer.actualAmount ?? transfer.requestedAmount,
    currency: transfer.currency,
    transfer,
    batch: null,
    probe: { resource: meaning.word, id: read.id, reason: 'The hash of API v1 covers nothing that the callback says.' },
    surprises: transfer.meaning
      ? []
      : [`The ${meaning.word} status ${read.status} is not one of B2BinPay's documented ones.`],
  };
  return { ok: true, notification };
}
