import { contentDigest } from '@/lib/providers/digest';
import { type ExactJson, type ExactObject, isExactObject } from '@/lib/providers/exact-json';
import { fields, optionalId, optionalInstant, optionalText } from '@/lib/providers/fields';
import type { Asked, ProbeAnswer, ProbeResponse } from '@/lib/providers/probe-contract';
import { type AnswerWords, answerOfStatus, readProbeDocument, spokenWords } from '@/lib/providers/probe-response';
import { readNotification } from './notification';

const envelope = fields({ code: optionalId, msg: optionalText });
const own = fields({ id: optionalId, completeTime: optionalInstant });

const words: AnswerWords = {
  provider: 'BassWallet',
  credential: 'request API key and Secret, and what the key is allowed to do',
  errorOf(document) {
    const { code, msg } = envelope.safeParse(document).data ?? {};
    const parts = [code, msg].filter((part) => part !== null && part !== undefined);
    return parts.length === 0 ? null : parts.join(' ');
  },
};

function unreadable(detail: string): ProbeAnswer {
  return { outcome: 'unreadable', detail };
}

/**
 * `{ code, msg, timestamp, data }`, where `code` is 200 for success and else says what HTTP's status would. Some gateways
 * answer HTTP 200 with an error's code: it counts. Source: docs-en.basswallet.com, Deposit Query, "Response Example".
 */
export function readOrder(response: ProbeResponse, asked: Asked): ProbeAnswer {
  const read = readProbeDocument(response, words);
  if (!read.ok) return read.answer;
  const { document } = read;
  const head = envelope.safeParse(document);
  if (!isExactObject(document) || !head.success) return unreadable('BassWallet answered without its envelope.');
  const { code, msg } = head.data;
  if (code === null || !/^\d{3,9}$/.test(code)) return unreadable('BassWallet answered without a code.');
  if (code !== '200') {
    const said = msg === null ? '.' : `: “${spokenWords(msg)}”.`;
    // Codes of more digits are BassWallet's own, and not documented.
    if (code.length > 3) return unreadable(`BassWallet answered the code ${code}, which it does not document${said}`);
    return answerOfStatus(Number(code), said, response, words);
  }
  const order = document.get('data');
  if (order === null || order === undefined) {
    return { outcome: 'not_found', detail: 'BassWallet answered success and no order: it knows no such record.' };
  }
  return isExactObject(order) ? readData(order, document, response, asked) : unreadable('data is not an object.');
}

/** The order as a callback of its type would tell it. Fees, address and amount are there that a Withdraw callback leaves out. */
function readData(order: ExactObject, document: ExactObject, response: ProbeResponse, asked: Asked): ProbeAnswer {
  const { id, completeTime } = own.safeParse(order).data ?? { id: null, completeTime: null };
  if (id !== asked.id) return unreadable(`BassWallet was asked about ${asked.id} and answered about another order.`);
  const told = new Map<string, ExactJson>([...order, ['webhookType', asked.resource]]);
  const reading = readNotification(told);
  if (!reading.ok) return unreadable(`data: ${reading.problem}`);
  const { notification } = reading;
  return {
    outcome: 'answered',
    payload: document,
    notification: {
      ...notification,
      dedupKey: `${asked.resource}:${id}:${notification.providerStatus}:${contentDigest(order)}`,
      occurredAt: completeTime ?? response.receivedAt,
    },
  };
}
