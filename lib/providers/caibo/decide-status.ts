import type { StatusNews } from '@/lib/providers/contract';
import { newsOf } from '@/lib/providers/statuses';
import type { CaiboSettings } from './settings';
import { compatible, statuses, statusTexts, type TransactionWord } from './statuses';

/** What a callback says of its transaction, in whichever fields it says it. */
export interface StatusFields {
  transactionStatusId: string | null;
  paymentRequestStatusId: string | null;
  status: string | null;
}

export interface DecidedStatus {
  news: StatusNews;
  surprises: readonly string[];
}

function lookUp<Word>(map: Readonly<Record<string, Word>>, id: string): Word | null {
  return Object.hasOwn(map, id) ? (map[id] ?? null) : null;
}

function unknown(status: string, surprise: string): DecidedStatus {
  return { news: { status, meaning: null }, surprises: [surprise] };
}

/**
 * One status out of up to three fields. Nothing is success unless all of them say so: an id nobody knows, or two fields that
 * contradict each other, leave the payment pending and are raised. `message` and `code` are never looked at.
 */
export function decideStatus(
  { transactionStatusId, paymentRequestStatusId, status }: StatusFields,
  settings: Pick<CaiboSettings, 'transactionStatuses' | 'paymentRequestStatuses'>,
): DecidedStatus {
  const said: { text: string; word: TransactionWord | null; field: string }[] = [];
  if (transactionStatusId !== null) {
    const word = lookUp(settings.transactionStatuses, transactionStatusId);
    said.push({ text: transactionStatusId, word, field: 'transactionStatusId' });
  }
  if (status !== null) {
    const word = statusTexts.get(status.toLowerCase()) ?? lookUp(settings.transactionStatuses, status);
    said.push({ text: status, word, field: 'status' });
  }
  const [first] = said;
  if (!first) return unknown('', 'The callback names neither a transactionStatusId nor a status.');
  const unheard = said.find(({ word }) => word === null);
  if (unheard) return unknown(unheard.text, `The ${unheard.field} ${unheard.text} is not one that this account knows.`);
  const word = first.word;
  if (word === null || said.some((other) => other.word !== word)) {
    return unknown(said.map(({ text }) => text).join('/'), 'Its transactionStatusId and status contradict each other.');
  }
  if (paymentRequestStatusId === null) return { news: newsOf(statuses, word), surprises: [] };
  const request = lookUp(settings.paymentRequestStatuses, paymentRequestStatusId);
  const both = `${first.text}/${paymentRequestStatusId}`;
  if (request === null) {
    return unknown(both, `The paymentRequestStatusId ${paymentRequestStatusId} is not one that this account knows.`);
  }
  if (!compatible[word].includes(request)) {
    return unknown(both, `The transaction is ${word}, but its payment request is ${request}.`);
  }
  return { news: newsOf(statuses, word), surprises: [] };
}
