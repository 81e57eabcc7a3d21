import type { z } from 'zod';
import type { Notification, Outcome } from '@/lib/providers/contract';
import { contentDigest } from '@/lib/providers/digest';
import { type ExactJson, ExactNumber, type ExactObject, isExactObject } from '@/lib/providers/exact-json';
import { describeProblem, fields, id, optionalDecimal, optionalId, optionalText } from '@/lib/providers/fields';
import type { Asked, ProbeAnswer, ProbeResponse } from '@/lib/providers/probe-contract';
import { type AnswerWords, readProbeDocument } from '@/lib/providers/probe-response';
import { readPayment } from './payment';
import type { CaiboSettings } from './settings';
import type { PaymentRequestWord } from './statuses';

const error = fields({ code: optionalId, message: optionalText, error: optionalText });

const words: AnswerWords = {
  provider: 'Caibo',
  credential: 'API key',
  errorOf(document) {
    const { code, message, error: word } = error.safeParse(document).data ?? {};
    const parts = [code, message ?? word].filter((part) => part !== null && part !== undefined);
    return parts.length === 0 ? null : parts.join(' ');
  },
};

const schema = fields({
  id,
  transactionId: optionalId,
  transactionNumber: optionalId,
  transactionStatusId: optionalId,
  paymentRequestStatusId: optionalId,
  amount: optionalDecimal,
  unit: optionalText,
});
type Found = z.infer<typeof schema>;

/** Of the answer, what a notification has as well: no person, no URL, no log of attempts. */
const told = ['id', 'transactionNumber', 'unit', 'amount', 'referenceId', 'notes'];

function unreadable(detail: string): ProbeAnswer {
  return { outcome: 'unreadable', detail };
}

/**
 * The transaction's id as the ledger knows it, null where the request has none yet. Caibo's answer names the last attempt by
 * two numbers and does not say which of them callbacks carry: either is taken for the record that was asked about.
 */
function transferIdOf(found: Found, asked: Asked): { ok: true; transferId: string | null } | { ok: false } {
  const { transactionId, transactionNumber } = found;
  const recordId = asked.record?.id;
  if (recordId === undefined) return { ok: true, transferId: transactionId ?? transactionNumber };
  // A callback without a number of its own was followed by the payment request's.
  const isSame = [transactionId, transactionNumber, found.id].includes(recordId);
  return isSame ? { ok: true, transferId: recordId } : { ok: false };
}

const requestOutcomes: Readonly<Record<PaymentRequestWord, Outcome>> = {
  // Without its transaction there is nothing to credit.
  paid: 'none',
  unpaid: 'pending',
  cancelled: 'cancelled',
};

/** A request that nobody has tried to pay yet: there is no transaction whose state could be told. */
function untried(found: Found, settings: CaiboSettings): Omit<Notification, 'dedupKey' | 'occurredAt'> {
  const status = found.paymentRequestStatusId ?? '';
  const word = Object.hasOwn(settings.paymentRequestStatuses, status) ? settings.paymentRequestStatuses[status] : null;
  return {
    type: 'payment-request',
    providerStatus: word ?? status,
    outcome: word ? requestOutcomes[word] : 'pending',
    transferId: null,
    batchId: null,
    amount: found.amount,
    currency: found.unit,
    transfer: null,
    batch: null,
    surprises: word ? [] : [`The paymentRequestStatusId ${status} is not one that this account knows.`],
  };
}

/** Under the names of a notification; `amount` is read as it stands, a JSON number with its digits. */
function asNotification(document: ExactObject, found: Found, transferId: string): ExactObject {
  const facts = told.flatMap((name): [string, ExactJson][] => {
    const value = document.get(name);
    return typeof value === 'string' || value instanceof ExactNumber ? [[name, value]] : [];
  });
  return new Map<string, ExactJson>([
    ...facts,
    ['transactionId', transferId],
    ['transactionStatusId', found.transactionStatusId],
    ['paymentRequestStatusId', found.paymentRequestStatusId],
  ]);
}

/**
 * The state of a payment request's last transaction, by the same rules as a notification's: `lastLog` is never looked at.
 * Source: docs.caibo.digital, Payment Status, "Response Fields".
 */
export function readPaymentStatus(response: ProbeResponse, asked: Asked, settings: CaiboSettings): ProbeAnswer {
  const read = readProbeDocument(response, words);
  if (!read.ok) return read.answer;
  const { document } = read;
  const parsed = schema.safeParse(document);
  if (!isExactObject(document) || !parsed.success) {
    return unreadable(`Caibo's answer is not as documented. ${parsed.error ? describeProblem(parsed.error) : ''}`);
  }
  const found = parsed.data;
  if (found.id !== asked.id) return unreadable(`Caibo was asked about ${asked.id} and answered about another request.`);
  const whose = transferIdOf(found, asked);
  if (!whose.ok) {
    const other = found.transactionId ?? 'none';
    return unreadable(
      `Caibo tells of a payment request's last transaction, and that is ${other}: another attempt than ${asked.record?.id}.`,
    );
  }
  const occurredAt = response.receivedAt;
  const head = `${asked.resource}:${found.id}:${whose.transferId ?? ''}`;
  if (whose.transferId === null) {
    const notification = untried(found, settings);
    const dedupKey = `${head}:${notification.providerStatus}:${contentDigest(document)}`;
    return { outcome: 'answered', payload: document, notification: { ...notification, dedupKey, occurredAt } };
  }
  const payment = readPayment(asNotification(document, found, whose.transferId), settings);
  if ('outcome' in payment) return unreadable(payment.detail);
  const { probe: _, ...notification } = payment.notification;
  const dedupKey = `${head}:${notification.providerStatus}:${contentDigest(document)}`;
  return { outcome: 'answered', payload: document, notification: { ...notification, dedupKey, occurredAt } };
}
