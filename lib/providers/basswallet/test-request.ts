import type { UnsignedRequest } from '@/lib/providers/contract';
import type { BasswalletSettings } from './settings';

type Form = BasswalletSettings['canonicalForm'];

const base = { channel: 'basswallet', method: 'POST', query: '' } as const;
const payment = { status: 'Expired', webhookType: 'Payment' };

function json(fields: object): UnsignedRequest {
  return { ...base, contentType: 'application/json', body: JSON.stringify(fields) };
}

function form(fields: Record<string, string>): UnsignedRequest {
  return { ...base, contentType: 'application/x-www-form-urlencoded', body: new URLSearchParams(fields).toString() };
}

function inOrder(reference: string): UnsignedRequest {
  return form({ businessId: reference, id: reference, ...payment });
}

/** So written that what `sign` makes of it is what each form wants: in sorted order all forms are one but for the timestamp's place. */
const requests: Readonly<Record<Form, (reference: string) => UnsignedRequest>> = {
  any: inOrder,
  'form-decoded': inOrder,
  'form-raw': inOrder,
  'json-order': (reference) => json({ businessId: reference, id: reference, ...payment }),
  'sorted-timestamp-last': inOrder,
  sorted: (reference) =>
    form({ businessId: reference, id: reference, status: 'Expired', timestamp: '0', webhookType: 'Payment' }),
  // A nested field leaves only the bytes to sign.
  'raw-body': (reference) => json({ businessId: reference, id: reference, ...payment, test: {} }),
};

/** An expired payment, which names no amount at all, for the account's canonical form. */
export function testRequest(reference: string, { canonicalForm }: BasswalletSettings): UnsignedRequest {
  return requests[canonicalForm](reference);
}
