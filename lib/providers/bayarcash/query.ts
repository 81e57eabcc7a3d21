import { contentDigest } from '@/lib/providers/digest';
import { type ExactObject, isExactObject } from '@/lib/providers/exact-json';
import { fields, optionalId, optionalText } from '@/lib/providers/fields';
import type { Asked, ProbeAnswer, ProbeResponse } from '@/lib/providers/probe-contract';
import { type AnswerWords, type NoState, readProbeDocument } from '@/lib/providers/probe-response';
import { readBankApproval } from './mandates';
import { readPayment } from './payments';
import { pickTransaction } from './pick-transaction';
import { listed, mandateRecord, transactionRecord } from './query-records';
import { type RecordReading, signedValues } from './reading';
import { isResource, type Resource } from './resources';

const error = fields({ message: optionalText });

const words: AnswerWords = {
  provider: 'Bayarcash',
  credential: 'personal access token',
  errorOf: (document) => error.safeParse(document).data?.message ?? null,
};

function unreadable(detail: string): NoState {
  return { outcome: 'unreadable', detail };
}

/** What was found, under the names that callbacks use. */
type Found = { ok: true; record: ExactObject } | { ok: false; answer: NoState };

/** `data` of the answer where it wraps its object: Laravel's resources do, Bayarcash's pages print them bare. */
function unwrapped(document: ExactObject): ExactObject {
  const data = document.get('data');
  return isExactObject(data) && !document.has('id') ? data : document;
}

function ownId(name: 'transaction_id' | 'mandate_id', record: ExactObject, { id }: Asked): Found {
  const found = fields({ [name]: optionalId }).safeParse(record).data?.[name];
  if (found === id) return { ok: true, record };
  return { ok: false, answer: unreadable(`Bayarcash was asked about ${id} and answered about another record.`) };
}

function fromList(document: ExactObject, asked: Asked, field: string): Found {
  const list = listed(document, 'data');
  if (!list) return { ok: false, answer: unreadable('Bayarcash answered without a list of transactions.') };
  // A filter that the API does not know would find everything.
  const matching = list.map(transactionRecord).filter((record) => {
    return fields({ [field]: optionalId }).safeParse(record).data?.[field] === asked.id;
  });
  const { total } = fields({ total: optionalId }).safeParse(document.get('meta')).data ?? { total: null };
  return pickTransaction(matching, asked, total === null || Number(total) <= list.length);
}

function fromIntent(document: ExactObject, asked: Asked): Found {
  if (fields({ id: optionalId }).safeParse(document).data?.id !== asked.id) {
    return {
      ok: false,
      answer: unreadable(`Bayarcash was asked about ${asked.id} and answered about another intent.`),
    };
  }
  const attempts = listed(document, 'attempts');
  if (!attempts) return { ok: false, answer: unreadable('Bayarcash answered without a list of attempts.') };
  return pickTransaction(attempts.map(transactionRecord), asked, true);
}

interface Reader {
  /** The type of callback that tells of the same. */
  type: string;
  find(document: ExactObject, asked: Asked): Found;
  read(record: ExactObject): RecordReading;
}

const readers: Readonly<Record<Resource, Reader>> = {
  transaction: {
    type: 'transaction',
    find: (document, asked) => ownId('transaction_id', transactionRecord(unwrapped(document)), asked),
    read: readPayment,
  },
  'order-number': {
    type: 'transaction',
    find: (document, asked) => fromList(document, asked, 'order_number'),
    read: readPayment,
  },
  'exchange-reference': {
    type: 'transaction',
    find: (document, asked) => fromList(document, asked, 'exchange_reference_number'),
    read: readPayment,
  },
  'payment-intent': {
    type: 'transaction',
    find: (document, asked) => fromIntent(unwrapped(document), asked),
    read: readPayment,
  },
  mandate: {
    type: 'mandate',
    find: (document, asked) => ownId('mandate_id', mandateRecord(unwrapped(document)), asked),
    read: readBankApproval,
  },
  'mandate-transaction': {
    type: 'dd_transaction',
    find: (document, asked) => ownId('transaction_id', transactionRecord(unwrapped(document)), asked),
    read: readPayment,
  },
};

/**
 * The state of a payment or mandate, in the callbacks' words and by their tables. An answer about another record is not
 * believed, and among several transactions of one order none is guessed.
 */
export function readQuery(response: ProbeResponse, asked: Asked): ProbeAnswer {
  const read = readProbeDocument(response, words);
  if (!read.ok) {
    // Laravel's words for an address that the API does not have.
    const isWrongAddress = read.answer.outcome === 'not_found' && /\broute\b/i.test(read.answer.detail);
    return isWrongAddress ? unreadable(`${read.answer.detail} Check the account's query URL.`) : read.answer;
  }
  const { document } = read;
  if (!isExactObject(document)) return unreadable('Bayarcash answered with JSON that is not an object.');
  const reader = readers[isResource(asked.resource) ? asked.resource : 'transaction'];
  const found = reader.find(document, asked);
  if (!found.ok) return found.answer;
  const reading = reader.read(signedValues(found.record));
  if (!reading.ok) return unreadable(reading.problem);
  const { news } = reading;
  const { type } = reader;
  return {
    outcome: 'answered',
    payload: document,
    notification: {
      ...news,
      type,
      batchId: null,
      batch: null,
      occurredAt: news.occurredAt ?? response.receivedAt,
      dedupKey: `${type}:${news.transferId ?? ''}:${news.providerStatus}:${contentDigest(found.record)}`,
    },
  };
}
