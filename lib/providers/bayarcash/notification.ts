import type { ParseResult, ProviderRequest } from '@/lib/providers/contract';
import { contentDigest } from '@/lib/providers/digest';
import { type ExactJson, ExactNumber, type ExactObject } from '@/lib/providers/exact-json';
import { readRequestFields } from '@/lib/providers/request-fields';
import { readAuthorization, readBankApproval } from './mandates';
import { readAnnouncement, readPayment, readReceipt } from './payments';
import { type RecordReading, signedValues } from './reading';
import { type RecordType, recordTypeOf } from './records';
import { hasChecksum } from './signature';

/** The door of the payer's browser: display only. */
export const returnChannel = 'bayarcash/return';

const readers: Readonly<Record<RecordType, (payload: ExactObject) => RecordReading>> = {
  transaction: readPayment,
  receipt: readReceipt,
  pre_transaction: readAnnouncement,
  bank_approval: readBankApproval,
  authorization: readAuthorization,
  dd_transaction: readPayment,
};

/** The same in every encoding; without the checksum, which follows from the rest. */
function distinctContent(payload: ExactObject): ExactObject {
  const content = [...payload].filter(([name]) => name !== 'checksum');
  return new Map(
    content.map(([name, value]): [string, ExactJson] => [name, value instanceof ExactNumber ? value.text : value]),
  );
}

/**
 * All six records. What comes through the payer's browser is a receipt whatever it calls itself. The deduplication key tells
 * it, and what has no checksum, from the server's own callback, so that neither can stand in the way of one that counts.
 */
export function readNotification(request: ProviderRequest): ParseResult {
  const reading = readRequestFields(request);
  if (!reading.ok) return { outcome: 'rejected', cause: 'body_unreadable', detail: reading.detail };
  const { payload } = reading;
  const record = recordTypeOf(payload, request.method);
  if (!record) {
    const detail = "The record_type is none of Bayarcash's documented ones.";
    return { outcome: 'rejected', cause: 'shape_unknown', detail };
  }
  const type = request.channel === returnChannel ? 'receipt' : record;
  const read = readers[type](signedValues(payload));
  if (!read.ok) return { outcome: 'rejected', cause: 'shape_unknown', detail: read.problem };
  const { news } = read;
  const marks = [
    ...(request.channel === returnChannel ? ['return'] : []),
    ...(hasChecksum(payload.get('checksum')) ? [] : ['unsigned']),
  ];
  const parts = [...marks, type, news.transferId ?? '', news.providerStatus, contentDigest(distinctContent(payload))];
  return {
    outcome: 'parsed',
    notification: { ...news, type, batchId: null, batch: null, dedupKey: parts.join(':') },
    payload,
  };
}
