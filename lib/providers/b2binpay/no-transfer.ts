import { contentDigest } from '@/lib/providers/digest';
import { describeProblem, fields, id, optionalId } from '@/lib/providers/fields';
import { distinctContent, type Reading } from './notification';
import type { CallbackDocument } from './read-document';
import { typesWithoutTransfer } from './statuses';

const schema = fields({ type: id, id, attributes: fields({ status: optionalId }) });

/**
 * *No transfer* of a deposit and *Request rejection* of a payout: unsigned, so nothing is read from them but which record to
 * ask about. They name no transfer, amount or outcome, raise nothing, and their keys never meet those of signed callbacks.
 */
export function readWithoutTransfer(document: CallbackDocument): Reading {
  const parsed = schema.safeParse(document.data);
  if (!parsed.success) return { ok: false, problem: `data: ${describeProblem(parsed.error)}` };
  const { type: resource, id: recordId, attributes } = parsed.data;
  const type = typesWithoutTransfer.get(resource);
  if (type === undefined) return { ok: false, problem: 'data.type is neither deposit nor payout.' };
  const status = attributes.status ?? '';
  return {
    ok: true,
    notification: {
      type,
      providerStatus: status,
      outcome: 'none',
      dedupKey: `unsigned:${resource}:${recordId}:${status}:${contentDigest(distinctContent(document))}`,
      occurredAt: null,
      transferId: null,
      batchId: null,
      amount: null,
      currency: null,
      transfer: null,
      batch: null,
      probe: {
        resource,
        id: recordId,
        reason: 'The callback is unsigned: only the query API can say what became of it.',
      },
      surprises: [],
    },
  };
}
