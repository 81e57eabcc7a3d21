import type { Notification, StatusNews, TransferNews } from '@/lib/providers/contract';
import { contentDigest } from '@/lib/providers/digest';
import { type ExactJson, type ExactObject, isExactObject, readExactJson } from '@/lib/providers/exact-json';
import { describeProblem, fields, id, optionalId, optionalText } from '@/lib/providers/fields';
import { newsOf } from '@/lib/providers/statuses';
import type { Facts, Head } from './biz-type';
import { bizTypes } from './biz-types';
import { clientIdSurprises, type Reading, type ReadingContext } from './reading';
import { isWithdraw, readWithdraw } from './withdraw';

const headSchema = fields({
  bizType: id,
  bizId: optionalId,
  bizStatus: id,
  client_id: optionalText,
  clientId: optionalText,
});

/** True for the general envelope. */
export function isEnvelope(document: ExactJson | undefined): document is ExactObject {
  return isExactObject(document) && document.has('bizType');
}

/**
 * The envelope with `data` as a tree: GatePay sends it as JSON inside a string, in some types as an object. What is in the
 * string is then shown, searched and masked like every other field. Text that is no JSON stays text.
 */
export function unwrapData(envelope: ExactObject): ExactObject {
  const data = envelope.get('data');
  const inner = typeof data === 'string' ? readExactJson(data) : null;
  return inner?.ok ? new Map(envelope).set('data', inner.value) : envelope;
}

/** Reads the envelope that `unwrapData` answered. Source: docs.gate.com, Notifications Overview. */
export function readEnvelope(envelope: ExactObject, context: ReadingContext): Reading {
  const parsed = headSchema.safeParse(envelope);
  if (!parsed.success) return { ok: false, problem: describeProblem(parsed.error) };
  const head = parsed.data;
  const data = envelope.get('data');
  const surprises = clientIdSurprises(head.client_id ?? head.clientId, context);
  if (head.bizType === 'WITHDRAW' && isWithdraw(data)) return withdrawInEnvelope(data, envelope, context);
  const bizType = bizTypes.get(head.bizType);
  if (!bizType) {
    const unknown = `The bizType ${head.bizType} is not one of GatePay's documented ones.`;
    return { ok: true, notification: notificationOf(head, null, null, envelope, [unknown, ...surprises], context) };
  }
  const news = newsOf(bizType.statuses, head.bizStatus);
  if (!news.meaning) {
    surprises.unshift(`The bizStatus ${head.bizStatus} is not one of those documented for ${head.bizType}.`);
  }
  const facts = readData(data, (object) => bizType.read(object, head));
  if (!facts.ok) return facts;
  const transfer = facts.facts ? transferOf(facts.facts, news) : null;
  if (facts.facts && !transfer)
    surprises.push(`The ${head.bizType} names no id by which its transfer could be followed.`);
  surprises.push(...facts.surprises);
  return { ok: true, notification: notificationOf(head, news, transfer, envelope, surprises, context) };
}

function readData(data: ExactJson | undefined, read: (object: ExactObject) => Facts): Facts {
  if (data === undefined || data === null || data === '') return read(new Map());
  return isExactObject(data)
    ? read(data)
    : { ok: false, problem: 'data is neither an object nor the JSON text of one.' };
}

function transferOf(facts: Extract<Facts, { ok: true }>['facts'] & object, news: StatusNews): TransferNews | null {
  if (facts.transferId === null) return null;
  return {
    ...news,
    kind: facts.kind,
    transferId: facts.transferId,
    currency: facts.currency ?? null,
    chain: facts.chain ?? null,
    requestedAmount: facts.requestedAmount ?? null,
    actualAmount: facts.actualAmount ?? null,
    fee: facts.fee ?? null,
    fromAddress: facts.fromAddress ?? null,
    toAddress: facts.toAddress ?? null,
    txHash: facts.txHash ?? null,
    merchantReference: facts.merchantReference ?? null,
    detail: facts.detail,
  };
}

/** `news` null: the bizType itself is unknown, so nothing is known of its statuses either. */
function notificationOf(
  head: Head,
  news: StatusNews | null,
  transfer: TransferNews | null,
  envelope: ExactObject,
  surprises: readonly string[],
  { occurredAt }: ReadingContext,
): Notification {
  const amount = transfer?.requestedAmount ?? transfer?.actualAmount ?? null;
  return {
    type: head.bizType,
    providerStatus: head.bizStatus,
    outcome: news?.meaning?.outcome ?? 'pending',
    dedupKey: `${head.bizType}:${head.bizId ?? ''}:${head.bizStatus}:${contentDigest(envelope)}`,
    occurredAt,
    transferId: transfer?.transferId ?? head.bizId,
    batchId: null,
    amount: transfer?.currency ? amount : null,
    currency: amount === null ? null : (transfer?.currency ?? null),
    transfer,
    batch: null,
    surprises,
  };
}

/** Not documented, but the taxonomy lists the bizType: read as if it had come bare, and raised for a person to see. */
function withdrawInEnvelope(data: ExactObject, envelope: ExactObject, context: ReadingContext): Reading {
  const reading = readWithdraw(data, context);
  if (!reading.ok) return reading;
  const { notification } = reading;
  return {
    ok: true,
    notification: {
      ...notification,
      dedupKey: `WITHDRAW:${notification.batchId ?? ''}:${notification.providerStatus}:${contentDigest(envelope)}`,
      batch: notification.batch,
      surprises: ['WITHDRAW came inside the general envelope.', ...notification.surprises],
    },
  };
}
