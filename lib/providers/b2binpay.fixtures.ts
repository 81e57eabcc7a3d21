import { callbackBody, type JsonObject } from './b2binpay/fixtures/documents';
import { probeFixtures } from './b2binpay/fixtures/probes';
import { vectors } from './b2binpay/fixtures/vectors';
import type { Outcome, UnsignedRequest } from './contract';
import type { Origin, ProviderFixtures, SampleCallback } from './fixtures';

function post(body: string, contentType = 'application/json'): UnsignedRequest {
  return { channel: 'b2binpay', method: 'POST', contentType, query: '', body };
}

function told(
  name: string,
  type: string,
  status: number,
  outcome: Outcome,
  parts: Parameters<typeof callbackBody>[0] = {},
  origin: Origin = 'synthetic',
): SampleCallback {
  const body = callbackBody({ ...parts, transfer: { ...parts.transfer, status } });
  const transferId = parts.transferId ?? '17618';
  return {
    name,
    origin,
    request: post(body, 'application/vnd.api+json'),
    expected: { type, providerStatus: String(status), outcome, transferId, batchId: null },
  };
}

const payout = {
  type: 'payout',
  id: '1815',
  transferId: '20001',
  transfer: { op_id: 1815, op_type: 2, amount: '0.00200000' },
} as const;

function payoutTold(name: string, type: string, status: number, outcome: Outcome, transfer: JsonObject = {}) {
  return told(name, type, status, outcome, { ...payout, transfer: { ...payout.transfer, ...transfer } });
}

/**
 * What the contract suite needs of B2BinPay: every transfer status of deposits and payouts. What has no transfer is unsigned,
 * and API v1 is a setting: both have tests of their own.
 */
export const fixtures: ProviderFixtures = {
  secrets: { key: 'demo-login', secret: 'demo-password' },
  vectors,
  signed: {
    headers: [],
    parts: [
      '"amount":"0.290000000000000000"',
      '"status":2,',
      '"tracking_id":"order-0007"',
      '"time":"2026-06-01T12:00:00.000000Z"',
    ],
  },
  withStatus: (status) => post(callbackBody({ transfer: { status } })),
  withAmount: (amount) => post(callbackBody({ transfer: { amount, fee: 0 } }).replace('"fee":0', `"fee":${amount}`)),
  samples: [
    told('deposit confirmed, with a tracking id', 'Confirmation', 2, 'succeeded', {
      attributes: { tracking_id: 'order-0007' },
      transfer: { amount: '0.290000000000000000' },
    }),
    told('deposit confirmed, as printed', 'Confirmation', 2, 'succeeded', {}, 'published'),
    told('deposit seen', 'User confirmation', 1, 'pending'),
    told('deposit seen, one confirmation later', 'User confirmation', 1, 'pending', { transfer: { confirmations: 2 } }),
    told('deposit created', 'Unknown', 0, 'pending'),
    told('deposit failed', 'Fail', -1, 'failed'),
    told('deposit blocked', 'Block', -2, 'blocked'),
    told('deposit cancelled', 'Cancel', -3, 'cancelled'),
    told('tracking id null', 'Confirmation', 2, 'succeeded', { attributes: { tracking_id: null }, transferId: '1' }),
    told('tracking id a number', 'Confirmation', 2, 'succeeded', { attributes: { tracking_id: 77 }, transferId: '2' }),
    told('an Algorand address activated', 'Confirmation', 2, 'none', { transfer: { op_type: 49 } }),
    payoutTold('payout unconfirmed', 'User confirmation', 1, 'pending'),
    payoutTold('payout confirmed', 'Confirmation', 2, 'succeeded'),
    payoutTold('payout failed', 'Fail', -1, 'failed'),
    payoutTold('payout blocked', 'Block', -2, 'blocked'),
    payoutTold('payout cancelled', 'Cancel', -3, 'cancelled', { user_message: 'AML' }),
  ],
  probes: probeFixtures,
};
