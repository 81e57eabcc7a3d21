import { type ExactJson, type ExactObject, isExactArray, isExactObject } from '@/lib/providers/exact-json';
import type { GatepaySettings } from '@/lib/providers/gatepay/settings';
import { readWithdraw } from '@/lib/providers/gatepay/withdraw';
import type { Asked, ProbeAnswer, ProbeResponse } from '@/lib/providers/probe-contract';

/** The row's own number and times: no callback has them, and they are no facts of the money. */
const ownFields = ['id', 'timestamp', 'create_time', 'update_time'];

function without(source: ExactObject, names: readonly string[]): ExactObject {
  return new Map([...source].filter(([name]) => !names.includes(name)));
}

/** The answer in the shape of the callback: what the query calls `withdraw_list` are its `suborders`. */
function asCallback(data: ExactObject): ExactObject {
  const list = data.get('withdraw_list');
  const lines = isExactArray(list)
    ? list.map((line): ExactJson => (isExactObject(line) ? without(line, ownFields) : line))
    : (list ?? null);
  return new Map<string, ExactJson>([
    ['main_order', without(data, ['withdraw_list', ...ownFields])],
    ['suborders', lines],
  ]);
}

/** A batch and all of its lines, by the reader of the callback. Source: docs.gate.com, Query Batch Withdrawal Order. */
export function readWithdrawAnswer(
  data: ExactObject,
  asked: Asked,
  { receivedAt }: ProbeResponse,
  { clientId }: GatepaySettings,
): ProbeAnswer {
  const payload = asCallback(data);
  const reading = readWithdraw(payload, { occurredAt: receivedAt, clientId });
  if (!reading.ok) return { outcome: 'unreadable', detail: reading.problem };
  const { notification } = reading;
  if (notification.batchId !== asked.id) {
    return { outcome: 'unreadable', detail: 'The answer is about another batch than the one that was asked about.' };
  }
  return { outcome: 'answered', notification, payload };
}
