import { type ExactJson, ExactNumber, type ExactObject, isExactArray, isExactObject } from '@/lib/providers/exact-json';

/** Addresses of pages and the provider's own bookkeeping: no facts of the movement. */
const unkept = ['return_url', 'callback_url', 'url', 'portal', 'updated_at', 'type', 'last_attempt'];

function isPlain(value: ExactJson | undefined): value is string | ExactNumber {
  return typeof value === 'string' || value instanceof ExactNumber;
}

/** The plain values: what nests are people, the merchant and the mandate, with all their fields. */
function plainFields(object: ExactObject): [string, ExactJson][] {
  return [...object].filter(([name, value]) => isPlain(value) && !unkept.includes(name));
}

/** `names` of the object `at`, each under its own new name, where they are there. */
function nested(object: ExactObject, at: string, names: Readonly<Record<string, string>>): [string, ExactJson][] {
  const inner = object.get(at);
  if (!isExactObject(inner)) return [];
  return Object.entries(names).flatMap(([name, as]): [string, ExactJson][] => {
    const value = inner.get(name);
    return isPlain(value) ? [[as, value]] : [];
  });
}

/**
 * A transaction, or an attempt of a payment intent, under the names that callbacks use. Its own `id` is their
 * `transaction_id`; `amount` may be a number and keeps its digits. Sources: Transaction ID; Mandate Transaction ID.
 */
export function transactionRecord(object: ExactObject): ExactObject {
  const id = object.get('transaction_id') ?? object.get('id') ?? null;
  const datetime = object.get('datetime') ?? object.get('created_at') ?? null;
  return new Map<string, ExactJson>([
    ...plainFields(object).filter(([name]) => name !== 'id' && name !== 'created_at'),
    ['transaction_id', id],
    ['datetime', datetime],
    ...nested(object, 'payment_gateway', { code: 'payment_gateway' }),
    ...nested(object, 'payout', { reference_number: 'payout_reference_number' }),
    ...nested(object, 'mandate', { id: 'mandate_id', mandate_reference_number: 'mandate_reference_number' }),
  ]);
}

/**
 * A mandate under the names of a bank's approval. Its `amount` bounds what is collected, and is not what the authorization
 * named: it stays apart. Source: Direct Debit › Mandate ID.
 */
export function mandateRecord(object: ExactObject): ExactObject {
  const renamed: Readonly<Record<string, string>> = {
    id: 'mandate_id',
    status: 'approval_status',
    amount: 'mandate_amount',
    currency: 'mandate_currency',
  };
  return new Map(plainFields(object).map(([name, value]): [string, ExactJson] => [renamed[name] ?? name, value]));
}

/** The objects in the list `name`; null where it is no list. */
export function listed(object: ExactObject, name: string): ExactObject[] | null {
  const list = object.get(name);
  return isExactArray(list) ? list.filter(isExactObject) : null;
}
