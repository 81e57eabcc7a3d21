import type { Notification, ParseResult } from '@/lib/providers/contract';
import type { ExactObject } from '@/lib/providers/exact-json';
import { describeProblem, fields, optionalId } from '@/lib/providers/fields';
import { named } from './aliases';
import { readInstant } from './instant';
import { authenticationWords } from './statuses';

/** Only results of 3-D Secure have these. */
const marks = ['transStatus', 'eci', 'cavv', 'dsTransId', 'dsTransID', 'xid', 'threeDSServerTransID', 'acsTransID'];

/** True for a result of 3-D Secure that came to a door for payments: it has its fields, and none that only a payment has. */
export function isAuthentication(payload: ExactObject): boolean {
  const hasPayment = ['transactionStatusId', 'grossAmount', 'amount'].some((name) => payload.has(name));
  return !hasPayment && marks.some((name) => payload.has(name));
}

const schema = fields({ transactionId: optionalId, paymentRequestId: optionalId, transStatus: optionalId });

type Reading =
  | { ok: true; notification: Omit<Notification, 'dedupKey'> }
  | Extract<ParseResult, { outcome: 'rejected' }>;

/**
 * A result of 3-D Secure: who the payer is, not that he paid. It moves no transfer whatever it says; the payment's status is
 * to be asked for.
 */
export function readAuthentication(payload: ExactObject): Reading {
  const fieldsByName = named(payload);
  const parsed = schema.safeParse(fieldsByName);
  if (!parsed.success) return { outcome: 'rejected', cause: 'shape_unknown', detail: describeProblem(parsed.error) };
  const { transactionId, paymentRequestId, transStatus } = parsed.data;
  const status = transStatus ?? '';
  const isKnown = authenticationWords.has(status);
  const reason = 'A result of 3-D Secure does not say whether the payment was made.';
  return {
    ok: true,
    notification: {
      type: '3DS',
      providerStatus: status,
      outcome: isKnown ? 'none' : 'pending',
      occurredAt: readInstant(fieldsByName.get('timestamp')),
      transferId: transactionId,
      batchId: null,
      amount: null,
      currency: null,
      transfer: null,
      batch: null,
      probe: paymentRequestId === null ? undefined : { resource: 'payment-request', id: paymentRequestId, reason },
      surprises: isKnown ? [] : [`The transStatus ${status} is not one of 3-D Secure's.`],
    },
  };
}
