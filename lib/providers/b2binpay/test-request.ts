import type { UnsignedRequest } from '@/lib/providers/contract';
import type { B2binpaySettings } from './settings';

const request = { channel: 'b2binpay', method: 'POST', query: '' } as const;

/** A deposit whose transfer was cancelled, over no money. */
function document(reference: string): UnsignedRequest {
  const body = JSON.stringify({
    data: {
      type: 'deposit',
      id: reference,
      attributes: { tracking_id: reference, address: '', target_paid: '0' },
      relationships: { transfer: { data: { type: 'transfer', id: reference } } },
    },
    included: [
      {
        type: 'transfer',
        id: reference,
        attributes: { op_type: 1, amount: '0', commission: '0', fee: '0', status: -3 },
      },
    ],
    meta: { time: '', sign: '' },
  });
  return { ...request, contentType: 'application/vnd.api+json', body };
}

/** A bill that expired, over no money. */
function bill(reference: string): UnsignedRequest {
  const fields = {
    id: reference,
    status: '-1',
    tracking_id: reference,
    amount: '0',
    actual_amount: '0',
    pow: '2',
    'currency[alpha]': 'USDT',
  };
  return { ...request, contentType: 'application/x-www-form-urlencoded', body: new URLSearchParams(fields).toString() };
}

const samples = { v2v3: document, v1: bill } as const satisfies Record<B2binpaySettings['apiVersion'], unknown>;

/** As the account's API version sends it. */
export function testRequest(reference: string, { apiVersion }: B2binpaySettings): UnsignedRequest {
  return samples[apiVersion](reference);
}
