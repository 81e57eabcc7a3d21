import type { z } from 'zod';
import type { Notification, StatusNews, TransferNews } from '@/lib/providers/contract';
import { contentDigest } from '@/lib/providers/digest';
import type { ExactJson, ExactObject } from '@/lib/providers/exact-json';
import {
  describeProblem,
  fields,
  id,
  optionalDecimal,
  optionalId,
  optionalText,
  restAsText,
} from '@/lib/providers/fields';
import type { SensitiveFields } from '@/lib/providers/sensitive';
import { newsOf } from '@/lib/providers/statuses';
import { destinationOf } from './destination';
import { readInstant } from './instant';
import { type CallbackDocument, objectAt, relatedResource, scalarText } from './read-document';
import { operationOf, transferStatuses, wordsOf } from './statuses';

/** What is read of a transfer, in callbacks and answers alike. */
export const transferShape = {
  status: id,
  amount: optionalDecimal,
  fee: optionalDecimal,
  op_type: optionalId,
  txid: optionalText,
};
const schema = fields({
  data: fields({
    type: id,
    id,
    attributes: fields({ amount: optionalDecimal, tracking_id: optionalId, address: optionalText }),
  }),
  transfer: fields({ id, attributes: fields(transferShape) }),
});
type Callback = z.infer<typeof schema>;

export type Reading = { ok: true; notification: Notification } | { ok: false; problem: string };

/** Never written to a record's `detail`. */
export const sensitiveFields = {
  travel_rule_info: 'other',
  hash: 'other',
  url: 'other',
} as const satisfies SensitiveFields;

/** Those with a column of their own, or none to be kept in. */
export const mappedTransferFields = [
  ...Object.keys(transferShape).filter((name) => name !== 'op_type'),
  ...Object.keys(sensitiveFields),
];
const mappedDataFields = ['tracking_id', 'address', 'destination', ...Object.keys(sensitiveFields)];

/** The document without what a retry carries anew: the same for every sending of one callback. */
export function distinctContent({ root, meta }: CallbackDocument): ExactObject {
  const keptMeta = new Map<string, ExactJson>([...meta].filter(([name]) => name !== 'time' && name !== 'sign'));
  return new Map<string, ExactJson>([...root, ['meta', keptMeta]]);
}

interface Currencies {
  /** Of the transfer, else of the deposit or payout. */
  alpha: string | null;
  /** Both are in one currency, as far as the callback says. */
  same: boolean;
  /** Of the deposit or payout, where it is not the transfer's. */
  other: string | null;
}

function alphaOf(currency: ExactObject | null): string | null {
  return (currency && optionalText.safeParse(objectAt(currency, 'attributes').get('alpha')).data) ?? null;
}

function currenciesOf(document: CallbackDocument, transfer: ExactObject): Currencies {
  const ofTransfer = relatedResource(document, transfer, 'currency');
  // It is in a currency that the callback does not describe: that of the deposit or payout would be a guess.
  const ofData = relatedResource(document, document.data, 'currency').found;
  if (!ofTransfer.found && ofTransfer.because === 'absent') return { alpha: null, same: false, other: alphaOf(ofData) };
  const same = ofTransfer.found === ofData;
  return { alpha: alphaOf(ofTransfer.found ?? ofData), same, other: same ? null : alphaOf(ofData) };
}

function prefixed(prefix: string, detail: Record<string, string>): Record<string, string> {
  return Object.fromEntries(Object.entries(detail).map(([name, value]) => [`${prefix}.${name}`, value]));
}

function transferNews(
  { data, transfer }: Callback,
  news: StatusNews,
  kind: 'deposit' | 'payout',
  document: CallbackDocument,
  currencies: Currencies,
): TransferNews {
  const destination = destinationOf(document.attributes);
  return {
    ...news,
    kind,
    transferId: transfer.id,
    currency: currencies.alpha,
    chain: null,
    // A deposit's callback holds what was paid so far, never what was asked; a payout's amount may be in another currency.
    requestedAmount: kind === 'payout' && currencies.same ? data.attributes.amount : null,
    actualAmount: transfer.attributes.amount,
    fee: transfer.attributes.fee,
    fromAddress: null,
    toAddress: destination.address ?? data.attributes.address,
    txHash: transfer.attributes.txid,
    merchantReference: data.attributes.tracking_id,
    detail: {
      ...restAsText(objectAt(document.transfer ?? new Map(), 'attributes'), mappedTransferFields),
      ...prefixed(kind, restAsText(document.attributes, mappedDataFields)),
      ...destination.detail,
      [`${kind}.id`]: data.id,
      ...(currencies.other !== null && { [`${kind}.currency`]: currencies.other }),
      status_name: wordsOf(news.status).name,
    },
  };
}

/** What is believed of a signed callback: the status, unless the transfer is not the movement it seems to be. */
function judge({ data, transfer }: Callback): {
  kind: 'deposit' | 'payout' | null;
  news: StatusNews;
  surprises: string[];
} {
  const { status, op_type: opType } = transfer.attributes;
  const known = newsOf(transferStatuses, status);
  const kind = data.type === 'deposit' || data.type === 'payout' ? data.type : null;
  if (!kind) {
    const surprise = `The record type ${data.type} is not one that B2BinPay's pages document a callback for.`;
    return { kind, news: { status, meaning: null }, surprises: [surprise] };
  }
  const surprises = known.meaning ? [] : [`The transfer status ${status} is not one of B2BinPay's documented ones.`];
  switch (operationOf(kind, opType)) {
    case 'moving':
      return { kind, news: known, surprises };
    case 'idle':
      return { kind: null, news: { status, meaning: { rank: 0, terminal: false, outcome: 'none' } }, surprises };
    case 'unknown':
      return {
        kind,
        news: { status, meaning: null },
        surprises: [...surprises, `The operation type ${opType} is not one that a ${kind} is documented with.`],
      };
  }
}

/**
 * A callback with a transfer. The type is inferred from the status, for the body does not say it; confirmations beyond the
 * first (`confirmations_needed`) come with status 1 and are no success. What the signature leaves open is to be asked for.
 */
export function readTransferCallback(document: CallbackDocument): Reading {
  const parsed = schema.safeParse(
    new Map([
      ['data', document.data],
      ['transfer', document.transfer],
    ]),
  );
  if (!parsed.success) return { ok: false, problem: describeProblem(parsed.error) };
  const { data, transfer } = parsed.data;
  const { kind, news, surprises } = judge(parsed.data);
  const currencies = currenciesOf(document, document.transfer ?? new Map());
  const key = `${data.type}:${transfer.id}:${news.status}`;
  return {
    ok: true,
    notification: {
      type: wordsOf(news.status).type,
      providerStatus: news.status,
      outcome: news.meaning?.outcome ?? 'pending',
      dedupKey: `${key}:${contentDigest(distinctContent(document))}`,
      occurredAt: readInstant(scalarText(document.meta.get('time')) ?? ''),
      transferId: transfer.id,
      batchId: null,
      amount: transfer.attributes.amount,
      currency: currencies.alpha,
      transfer: kind && transferNews(parsed.data, news, kind, document, currencies),
      batch: null,
      probe: {
        resource: 'transfer',
        id: transfer.id,
        reason: 'The signature covers status, amount, tracking id and time; currency, address and hash are unproven.',
      },
      surprises,
    },
  };
}
