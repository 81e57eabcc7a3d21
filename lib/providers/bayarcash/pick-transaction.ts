import type { ExactObject } from '@/lib/providers/exact-json';
import { fields, optionalId } from '@/lib/providers/fields';
import type { Asked } from '@/lib/providers/probe-contract';
import type { NoState } from '@/lib/providers/probe-response';
import { transactionStatus, transactionStatuses } from './statuses';

type Picked = { ok: true; record: ExactObject } | { ok: false; answer: NoState };

const head = fields({ transaction_id: optionalId, status: optionalId });

function isSuccess(record: ExactObject): boolean {
  const status = transactionStatus(head.safeParse(record).data?.status ?? '');
  return status === '3' && transactionStatuses[status].outcome === 'succeeded';
}

/**
 * Which of an order's transactions is meant: the ledger's, where it holds one; else the only one, or the only one that
 * succeeded, if `isWhole` says that there are no further pages. Two payers of one order are for a person to look at.
 */
export function pickTransaction(records: readonly ExactObject[], asked: Asked, isWhole: boolean): Picked {
  const recordId = asked.record?.id;
  const own = records.find((record) => head.safeParse(record).data?.transaction_id === recordId);
  if (recordId !== undefined && own) return { ok: true, record: own };
  if (records.length === 0 || (recordId !== undefined && isWhole)) {
    const detail = `Bayarcash has no transaction ${recordId ?? ''} of ${asked.id}.`.replace('  ', ' ');
    return { ok: false, answer: { outcome: 'not_found', detail } };
  }
  const succeeded = records.filter(isSuccess);
  const [only] = records.length === 1 ? records : succeeded.length === 1 ? succeeded : [];
  if (only && isWhole && recordId === undefined) return { ok: true, record: only };
  const detail = `Bayarcash has several transactions of ${asked.id}, and which of them counts cannot be told: look them up in its console.`;
  return { ok: false, answer: { outcome: 'unreadable', detail } };
}
