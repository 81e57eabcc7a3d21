import { contentDigest } from '@/lib/providers/digest';
import { type ExactJson, type ExactObject, isExactArray, isExactObject } from '@/lib/providers/exact-json';
import { fields, optionalId } from '@/lib/providers/fields';
import type { Asked, ProbeAnswer, ProbeResponse } from '@/lib/providers/probe-contract';
import { readProbeDocument } from '@/lib/providers/probe-response';
import { readInstant } from './instant';
import type { Reading } from './notification';
import { answerWords } from './query-token';
import { objectAt, scalarText } from './read-document';
import { readRequestAnswer } from './request-answer';
import { readTransferAnswer } from './transfer-answer';

const head = fields({ type: optionalId, id: optionalId });

/** JSON:API's `data`: the record, or a list of the one that was asked for, as some clients of B2BinPay find it. */
function recordOf(root: ExactObject): ExactObject | null {
  const data = root.get('data');
  const [only, more] = isExactArray(data) ? data : [data];
  return isExactObject(only) && more === undefined ? only : null;
}

/** Without what an answer carries anew each time, and the tally of confirmations, which is no state. */
function distinctContent(data: ExactObject, root: ExactObject): ExactObject {
  const attributes = [...objectAt(data, 'attributes')].filter(([name]) => name !== 'confirmations');
  return new Map<string, ExactJson>([
    ...data,
    ['attributes', new Map(attributes)],
    ['included', root.get('included') ?? []],
  ]);
}

/**
 * A transfer, deposit or payout of API v3 or v2, in the callbacks' words and by their table. An answer about another record
 * is not believed. Source: docs.b2binpay.com, Transfer, Deposit and Payout methods.
 */
export function readQuery(response: ProbeResponse, asked: Asked): ProbeAnswer {
  const read = readProbeDocument(response, answerWords);
  if (!read.ok) return read.answer;
  const unreadable = (detail: string): ProbeAnswer => ({ outcome: 'unreadable', detail });
  const root = read.document;
  const data = isExactObject(root) ? recordOf(root) : null;
  if (!isExactObject(root) || !data) return unreadable('B2BinPay answered without one record in data.');
  const { type, id } = head.safeParse(data).data ?? { type: null, id: null };
  if (type !== asked.resource || id !== asked.id) {
    return unreadable(`B2BinPay was asked about the ${asked.resource} ${asked.id} and answered about another record.`);
  }
  const list = root.get('included');
  const included = isExactArray(list) ? list.filter(isExactObject) : [];
  const reading: Reading =
    asked.resource === 'transfer' ? readTransferAnswer(data, included, asked) : readRequestAnswer(data, included);
  if (!reading.ok) return unreadable(reading.problem);
  const { probe: _, ...notification } = reading.notification;
  const updatedAt = readInstant(scalarText(objectAt(data, 'attributes').get('updated_at')) ?? '');
  return {
    outcome: 'answered',
    payload: root,
    notification: {
      ...notification,
      occurredAt: updatedAt ?? response.receivedAt,
      dedupKey: `${type}:${id}:${notification.providerStatus}:${contentDigest(distinctContent(data, root))}`,
    },
  };
}
