import type { z } from 'zod';
import type { Notification, ParseResult, ProbeSubject } from '@/lib/providers/contract';
import type { ExactObject } from '@/lib/providers/exact-json';
import {
  describeProblem,
  fields,
  id,
  optionalDecimal,
  optionalId,
  optionalText,
  restAsText,
} from '@/lib/providers/fields';
import { mappedNames, named } from './aliases';
import { type DecidedStatus, decideStatus } from './decide-status';
import { readInstant } from './instant';
import { sensitiveFields } from './sensitive-fields';
import type { CaiboSettings } from './settings';

const schema = fields({
  transactionId: id,
  paymentRequestId: optionalId,
  transactionStatusId: optionalId,
  paymentRequestStatusId: optionalId,
  status: optionalId,
  amount: optionalDecimal,
  fee: optionalDecimal,
  currency: optionalText,
  referenceId: optionalId,
  merchantId: optionalId,
});

type Callback = z.infer<typeof schema>;

/**
 * What keeps a success from being believed; null: nothing. Results of 3-D Secure travel through the payer's browser under the
 * same key: one of them, sent to a door for payments, must not pass for a payment. They name no amount, payments do.
 */
function doubtAbout({ amount, merchantId }: Callback, settings: CaiboSettings): string | null {
  if (settings.merchantId !== null && merchantId !== null && merchantId !== settings.merchantId) {
    return "The merchantId is not the account's: the URL at Caibo may be another account's.";
  }
  return amount === null ? 'It says success and names no amount, so it may be no payment.' : null;
}

function decide(callback: Callback, settings: CaiboSettings): DecidedStatus {
  const decided = decideStatus(callback, settings);
  if (decided.news.meaning?.outcome !== 'succeeded') return decided;
  const doubt = doubtAbout(callback, settings);
  return doubt === null ? decided : { news: { status: decided.news.status, meaning: null }, surprises: [doubt] };
}

function probeFor(outcome: string, paymentRequestId: string | null): ProbeSubject | undefined {
  if (outcome !== 'failed' || paymentRequestId === null) return undefined;
  const reason = "Pages of Caibo's platform number their statuses in two ways: a decline is to be confirmed.";
  return { resource: 'payment-request', id: paymentRequestId, reason };
}

type Reading =
  | { ok: true; notification: Omit<Notification, 'dedupKey'> }
  | Extract<ParseResult, { outcome: 'rejected' }>;

/** A payment's status under any of Caibo's spellings. Source: docs.caibo.digital, H2H Notifications; Callbacks & Webhooks. */
export function readPayment(payload: ExactObject, settings: CaiboSettings): Reading {
  const fieldsByName = named(payload);
  const parsed = schema.safeParse(fieldsByName);
  if (!parsed.success) return { outcome: 'rejected', cause: 'shape_unknown', detail: describeProblem(parsed.error) };
  const callback = parsed.data;
  const { news, surprises } = decide(callback, settings);
  const outcome = news.meaning?.outcome ?? 'pending';
  const { amount, currency, transactionId, fee, referenceId } = callback;
  return {
    ok: true,
    notification: {
      type: 'notification',
      providerStatus: news.status,
      outcome,
      occurredAt: readInstant(fieldsByName.get('timestamp')),
      transferId: transactionId,
      batchId: null,
      amount,
      currency,
      transfer: {
        ...news,
        kind: 'payment',
        transferId: transactionId,
        currency,
        chain: null,
        requestedAmount: amount,
        actualAmount: outcome === 'succeeded' ? amount : null,
        fee,
        fromAddress: null,
        toAddress: null,
        txHash: null,
        merchantReference: referenceId,
        detail: restAsText(payload, [...mappedNames, ...Object.keys(sensitiveFields)]),
      },
      batch: null,
      probe: probeFor(outcome, callback.paymentRequestId),
      surprises,
    },
  };
}
