import type { ProbeSubject } from '@/lib/providers/contract';
import type { ExactObject } from '@/lib/providers/exact-json';
import {
  describeProblem,
  fields,
  id,
  idLengthMax,
  optionalDecimal,
  optionalId,
  optionalText,
} from '@/lib/providers/fields';
import { newsOf } from '@/lib/providers/statuses';
import { readMalaysiaTime } from './instant';
import { bareTransfer, detailOf, type RecordReading, statusSurprise } from './reading';
import { transactionStatus, transactionStatuses } from './statuses';

const shape = {
  transaction_id: id,
  status: id,
  order_number: optionalId,
  currency: optionalText,
  amount: optionalDecimal,
  datetime: optionalText,
};
const schema = fields(shape);

/**
 * A payment, or a collection by direct debit (which names neither currency nor order). Sources: api.webimpian.support/bayarcash,
 * Transaction › Callback; Direct Debit › Callback.
 */
export function readPayment(payload: ExactObject): RecordReading {
  const parsed = schema.safeParse(payload);
  if (!parsed.success) return { ok: false, problem: describeProblem(parsed.error) };
  const { transaction_id: transferId, order_number, currency, amount, datetime } = parsed.data;
  const news = newsOf(transactionStatuses, transactionStatus(parsed.data.status));
  const outcome = news.meaning?.outcome ?? 'pending';
  const detail = detailOf(payload, Object.keys(shape));
  return {
    ok: true,
    news: {
      providerStatus: news.status,
      outcome,
      occurredAt: readMalaysiaTime(datetime),
      transferId,
      amount,
      currency,
      transfer: {
        ...bareTransfer(news, { kind: 'payment', transferId, merchantReference: order_number, detail }),
        currency,
        requestedAmount: amount,
        actualAmount: outcome === 'succeeded' ? amount : null,
      },
      surprises: statusSurprise(news, 'status'),
    },
  };
}

const broughtByBrowser =
  "The payer's browser brought it: only the callback or the query API can say what became of it.";

const receiptSchema = fields({ ...shape, transaction_id: optionalId, status: optionalText });

/** What the payer's browser brought back: shown with the payment, and believed in nothing. */
export function readReceipt(payload: ExactObject): RecordReading {
  const parsed = receiptSchema.safeParse(payload);
  if (!parsed.success) return { ok: false, problem: describeProblem(parsed.error) };
  const { transaction_id: transferId, status, amount, currency, datetime } = parsed.data;
  return {
    ok: true,
    news: {
      providerStatus: transactionStatus(status ?? ''),
      outcome: 'none',
      occurredAt: readMalaysiaTime(datetime),
      transferId,
      amount,
      currency,
      transfer: null,
      probe: transferId === null ? undefined : { resource: 'transaction', id: transferId, reason: broughtByBrowser },
      surprises: [],
    },
  };
}

const announcementSchema = fields({ exchange_reference_number: optionalText, order_number: optionalId });

/** By what a payment that has no id yet can be found, once it has begun. */
function announcedSubject(orderNumber: string | null, reference: string | null): ProbeSubject | undefined {
  const reason = 'A payment was announced under this number, and no callback named its transaction.';
  if (orderNumber !== null) return { resource: 'order-number', id: orderNumber, reason };
  return reference === null || reference.length > idLengthMax
    ? undefined
    : { resource: 'exchange-reference', id: reference, reason };
}

/** A payment that is about to begin: it has no id yet, so there is nothing to follow; it can be asked about by its order. */
export function readAnnouncement(payload: ExactObject): RecordReading {
  const parsed = announcementSchema.safeParse(payload);
  if (!parsed.success) return { ok: false, problem: describeProblem(parsed.error) };
  const { order_number, exchange_reference_number } = parsed.data;
  const probe = announcedSubject(order_number, exchange_reference_number);
  const nothing = { occurredAt: null, transferId: null, amount: null, currency: null, transfer: null };
  return { ok: true, news: { ...nothing, providerStatus: 'pre_transaction', outcome: 'none', probe, surprises: [] } };
}
