import type { ProviderRequest } from '@/lib/providers/contract';
import { type ExactObject, isExactObject, readExactJson } from '@/lib/providers/exact-json';
import { readNestedForm } from './nested-form';
import { objectAt, scalarText } from './read-document';

export interface V1Body {
  /** As received, for display. */
  payload: ExactObject;
  /** The bill or withdrawal, without `sign`. */
  record: ExactObject;
  time: string;
  hash: string;
}

export type V1Reading = { ok: true; body: V1Body } | { ok: false; cause: 'body_unreadable'; detail: string };

/** Names under which the record may lie one level down; the published sample has it at the top, the README under `data`. */
const wrappers = ['data', 'bill', 'withdrawal'];

function recordOf(payload: ExactObject): ExactObject {
  if (payload.has('id')) return payload;
  const wrapped = wrappers.map((name) => payload.get(name)).find(isExactObject);
  return wrapped ?? payload;
}

function readPayload({ headers, body }: Pick<ProviderRequest, 'headers' | 'body'>) {
  const json = headers['content-type']?.includes('json') || body[0] === 0x7b;
  return json ? readExactJson(body) : readNestedForm(body);
}

/** A callback of API v1, form or JSON. Source: github.com/b2binpay/api-php, `examples/callback.php` and README, "Callback body". */
export function readV1Body(request: Pick<ProviderRequest, 'headers' | 'body'>): V1Reading {
  const read = readPayload(request);
  if (!read.ok) return { ok: false, cause: 'body_unreadable', detail: `The body cannot be read: ${read.detail}.` };
  const payload = read.value;
  if (!isExactObject(payload))
    return { ok: false, cause: 'body_unreadable', detail: 'The body is JSON, but not an object.' };
  const whole = recordOf(payload);
  const sign = objectAt(payload.has('sign') ? payload : whole, 'sign');
  const record = new Map([...whole].filter(([name]) => name !== 'sign'));
  const [time, hash] = [scalarText(sign.get('time')) ?? '', scalarText(sign.get('hash')) ?? ''];
  return { ok: true, body: { payload, record, time, hash } };
}
