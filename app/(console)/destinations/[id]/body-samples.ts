import { type ForwardedBody, normalizedBody, originalBody } from '@/lib/delivery/forwarded-body';
import { requestHeaders } from '@/lib/delivery/request-headers';
import type { BodyMode } from '@/lib/delivery/types';
import { readExactJson } from '@/lib/providers/exact-json';

/** As GatePay sends it; the nonce and the signature are none. */
const sampleBody =
  '{"main_order":{"batch_id":"B-1042","status":"SUCCESS"},"suborders":[{"merchant_withdraw_id":"W-7","status":"DONE","amount":2362.10,"currency":"USDT"}]}';
const signedIn = { 'x-gatepay-timestamp': '1772442000', 'x-gatepay-nonce': '5f1c…', 'x-gatepay-signature': '9b0e…' };

function sampleOf(mode: BodyMode): ForwardedBody {
  if (mode === 'original') {
    const headers = { 'content-type': 'application/json', ...signedIn };
    return originalBody({ method: 'POST', headers, query: '', body: Buffer.from(sampleBody) }, Object.keys(signedIn));
  }
  const payload = readExactJson(sampleBody);
  return normalizedBody({
    id: '20431',
    provider: 'gatepay',
    account: 'default',
    channel: 'gatepay',
    type: 'WITHDRAW',
    providerStatus: 'SUCCESS',
    outcome: 'succeeded',
    verified: true,
    transferId: null,
    batchId: 'B-1042',
    amount: '2362.10',
    currency: 'USDT',
    occurredAt: '2026-03-02T09:00:00.000Z',
    receivedAt: '2026-03-02T09:00:00.412Z',
    payload: payload.ok ? payload.value : null,
  });
}

export interface BodySample {
  headers: Record<string, string>;
  body: string;
}

/** Pure: what a backend gets of one callback in that mode, made by the same code that makes the real ones. */
export function bodySample(mode: BodyMode): BodySample {
  const { contentType, bytes, headers } = sampleOf(mode);
  return {
    headers: requestHeaders({
      provider: headers,
      destination: {},
      signature: {
        'webhook-id': 'msg_0198f3a7c1d27e55a1b24c6f90de1177',
        'webhook-timestamp': '1772442001',
        'webhook-signature': 'v1,K5oZfzN95Z9UVu1EsfQmfVNQhnkZ2pj9o9NDN/H/pI4=',
      },
      contentType,
      bodyBytes: bytes.length,
      trigger: 'automatic',
      callback: { id: '20431', provider: 'gatepay', method: 'POST' },
      replayOf: null,
    }),
    body: bytes.toString(),
  };
}
