import {
  approved,
  type CallbackFields,
  declined,
  demoKey,
  documentedExample,
  formBody,
  generic,
  vectors,
} from './caibo/fixtures/callbacks';
import { probeFixtures } from './caibo/fixtures/probes';
import type { Outcome, UnsignedRequest } from './contract';
import type { Origin, ProviderFixtures, SampleCallback } from './fixtures';

function post(channel: string, contentType: string, body: string): UnsignedRequest {
  return { channel, method: 'POST', contentType, query: '', body };
}

const form = (callback: CallbackFields, channel = 'caibo') =>
  post(channel, 'application/x-www-form-urlencoded', formBody(callback));
const json = (callback: CallbackFields, channel = 'caibowh') =>
  post(channel, 'application/json', JSON.stringify(callback));

function sample(
  name: string,
  request: UnsignedRequest,
  providerStatus: string,
  outcome: Outcome,
  more: { type?: string; origin?: Origin } = {},
): SampleCallback {
  const { type = 'notification', origin = 'synthetic' } = more;
  return { name, origin, request, expected: { type, providerStatus, outcome, transferId: '265111', batchId: null } };
}

function withIds(transactionStatusId: string, paymentRequestStatusId: string): UnsignedRequest {
  return form({ ...approved, transactionStatusId, paymentRequestStatusId }, 'caibo-gateway');
}

const authentication = { transactionId: '265111', eci: '05', cavv: 'AAABBBCCC', dsTransId: 'f25084f0' };

/** Everything the contract suite needs of Caibo: the notification and the generic callback with every status, and 3-D Secure. */
export const fixtures: ProviderFixtures = {
  secrets: { apiKey: demoKey, requestKey: 'caibo_test_sk_of_requests' },
  vectors,
  signed: { headers: ['X-Signature'], parts: 'whole' },
  withStatus: (word) => form({ ...approved, transactionStatusId: word }),
  withAmount: (amount) =>
    post('caibo', 'application/json', JSON.stringify({ ...approved, grossAmount: '@' }).replace('"@"', amount)),
  samples: [
    sample('notification, approved', form(approved), 'approved', 'succeeded'),
    sample('notification, declined', form(declined), 'declined', 'failed'),
    sample(
      'the printed notification, whose message is that of a decline',
      post('caibo', 'application/x-www-form-urlencoded', documentedExample),
      'approved',
      'succeeded',
      { origin: 'published' },
    ),
    sample('waiting', withIds('0', '2'), 'waiting', 'pending'),
    sample('pending', withIds('3', '2'), 'pending', 'pending'),
    sample('declined, request cancelled', withIds('2', '3'), 'declined', 'failed'),
    sample('approved, request unpaid', withIds('1', '2'), '1/2', 'pending'),
    sample('declined, request paid', withIds('2', '1'), '2/1', 'pending'),
    sample('generic, success', json(generic), 'approved', 'succeeded'),
    sample('generic, failed', json({ ...generic, status: 'failed' }), 'declined', 'failed'),
    sample('generic, pending', json({ ...generic, status: 'PENDING' }), 'pending', 'pending'),
    sample(
      'generic, other spellings, as text',
      {
        ...json({ transaction_id: '265111', status: '1', grossAmount: '10.00', unit: 'USD', createdAt: '1767225600' }),
        contentType: 'text/plain',
      },
      'approved',
      'succeeded',
    ),
    sample('3-D Secure, authenticated', json({ ...authentication, transStatus: 'Y' }, '3ds'), 'Y', 'none', {
      type: '3DS',
    }),
    sample('3-D Secure, not authenticated', form({ ...authentication, status: 'N' }, '3ds'), 'N', 'none', {
      type: '3DS',
    }),
    sample('3-D Secure, another word', form({ ...authentication, status: 'success' }, '3ds'), 'success', 'pending', {
      type: '3DS',
    }),
    sample('3-D Secure at a door for payments', json({ ...authentication, status: 'Y' }, 'caibo'), 'Y', 'none', {
      type: '3DS',
    }),
    sample(
      '3-D Secure by GET',
      { channel: '3ds', method: 'GET', contentType: null, query: 'transactionId=265111&transStatus=C', body: '' },
      'C',
      'none',
      { type: '3DS' },
    ),
  ],
  probes: probeFixtures,
};
