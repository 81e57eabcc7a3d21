import type { HttpMethod } from '@/lib/providers/contract';
import type { ExactObject } from '@/lib/providers/exact-json';

/**
 * The fields each record's checksum covers, in the order signed (sorted by name). Sources: api.webimpian.support/bayarcash,
 * Transaction and Direct Debit › Callback; php-sdk 3.0.0, `CallbackVerifications.php`.
 */
export const signedFields = {
  transaction: [
    'amount',
    'currency',
    'datetime',
    'exchange_reference_number',
    'exchange_transaction_id',
    'order_number',
    'payer_bank_name',
    'payer_email',
    'payer_name',
    'record_type',
    'status',
    'status_description',
    'transaction_id',
  ],
  receipt: [
    'amount',
    'currency',
    'exchange_reference_number',
    'exchange_transaction_id',
    'order_number',
    'payer_bank_name',
    'status',
    'status_description',
    'transaction_id',
  ],
  pre_transaction: ['exchange_reference_number', 'order_number', 'record_type'],
  bank_approval: [
    'application_type',
    'approval_date',
    'approval_status',
    'mandate_id',
    'mandate_reference_number',
    'order_number',
    'payer_bank_account_no',
    'payer_bank_code',
    'payer_bank_code_hashed',
    'record_type',
  ],
  authorization: [
    'amount',
    'application_type',
    'currency',
    'datetime',
    'exchange_reference_number',
    'exchange_transaction_id',
    'mandate_id',
    'order_number',
    'payer_bank_name',
    'payer_email',
    'payer_name',
    'record_type',
    'status',
    'status_description',
    'transaction_id',
  ],
  dd_transaction: [
    'amount',
    'batch_number',
    'cycle',
    'datetime',
    'mandate_id',
    'mandate_reference_number',
    'record_type',
    'reference_number',
    'status',
    'status_description',
    'transaction_id',
  ],
} as const satisfies Readonly<Record<string, readonly string[]>>;

/** Bayarcash's words for its records; `receipt` is what its pages call the return of the payer's browser. */
export type RecordType = keyof typeof signedFields;

const namedTypes = ['transaction', 'pre_transaction', 'bank_approval', 'authorization', 'dd_transaction'] as const;
/** A direct debit's record calls itself `transaction`, as its page has it; these tell it from a payment's. */
const directDebitFields = ['batch_number', 'mandate_id', 'cycle'];

function holds(payload: ExactObject, name: string): boolean {
  const value = payload.get(name);
  return value !== undefined && value !== null && value !== '';
}

/**
 * Which record the fields are; null for a `record_type` that Bayarcash does not document, of which nobody knows what is
 * signed. It needs no trust: each list has its own number of fields, so a record taken for another does not verify.
 */
export function recordTypeOf(payload: ExactObject, method: HttpMethod): RecordType | null {
  if (!holds(payload, 'record_type')) {
    const isReceipt = method === 'GET' || (!holds(payload, 'payer_name') && !holds(payload, 'datetime'));
    return isReceipt ? 'receipt' : 'transaction';
  }
  const named = namedTypes.find((type) => type === payload.get('record_type')) ?? null;
  if (named !== 'transaction') return named;
  return directDebitFields.some((name) => holds(payload, name)) ? 'dd_transaction' : named;
}
