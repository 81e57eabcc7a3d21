import type { ExactJson, ExactObject } from '@/lib/providers/exact-json';

/** Our name → what Caibo may call it, best first. Sources: docs.caibo.digital, H2H Notifications; Callbacks & Webhooks. */
const aliases = {
  transactionId: ['transactionId', 'transaction_id', 'id'],
  paymentRequestId: ['paymentRequestId', 'payment_request_id', 'id'],
  transactionStatusId: ['transactionStatusId', 'transaction_status_id'],
  paymentRequestStatusId: ['paymentRequestStatusId', 'payment_request_status_id'],
  status: ['status'],
  amount: ['grossAmount', 'amount'],
  fee: ['fee'],
  currency: ['unit', 'currency'],
  referenceId: ['referenceId', 'reference_id'],
  merchantId: ['merchantId', 'merchant_id'],
  timestamp: ['timestamp', 'createdAt', 'created_at'],
  transStatus: ['transStatus', 'status'],
} as const;

/** Caibo's names of the payment request, by which alone its API can be asked: they stay among the details. */
export const paymentRequestNames: readonly string[] = aliases.paymentRequestId;

/** Every other name that has a place of its own, so that it need not stand among the details. */
export const mappedNames: readonly string[] = Object.values(aliases)
  .flat()
  .filter((name) => !paymentRequestNames.includes(name));

function isNothing(value: ExactJson | undefined): boolean {
  return value === undefined || value === null || value === '';
}

/** The payload under our names; of several spellings the first that says something counts. */
export function named(payload: ExactObject): ExactObject {
  const found = Object.entries(aliases).map(([name, spellings]): [string, ExactJson] => {
    const value = spellings.map((spelling) => payload.get(spelling)).find((one) => !isNothing(one));
    return [name, value ?? null];
  });
  return new Map(found);
}
