import { probeFixtures } from './bayarcash/fixtures/probes';
import {
  authorization,
  bankApproval,
  directDebit,
  formBody,
  multipartBody,
  multipartType,
  preTransaction,
  type RecordFields,
  receipt,
  transaction,
} from './bayarcash/fixtures/records';
import { publishedKey, vectors } from './bayarcash/fixtures/vectors';
import type { Outcome, UnsignedRequest } from './contract';
import type { Origin, ProviderFixtures, SampleCallback } from './fixtures';

function post(contentType: string, body: string): UnsignedRequest {
  return { channel: 'bayarcash', method: 'POST', contentType, query: '', body };
}

const form = (record: RecordFields) => post('application/x-www-form-urlencoded', formBody(record));
const json = (record: RecordFields) => post('application/json', JSON.stringify(record));
const parts = (record: RecordFields) => post(multipartType, multipartBody(record));
const returned = (record: RecordFields): UnsignedRequest => ({
  channel: 'bayarcash/return',
  method: 'GET',
  contentType: null,
  query: formBody(record),
  body: '',
});

function sample(
  name: string,
  request: UnsignedRequest,
  expected: { type: string; providerStatus: string; outcome: Outcome; transferId: string | null },
  origin: Origin = 'synthetic',
): SampleCallback {
  return { name, origin, request, expected: { ...expected, batchId: null } };
}

function payment(encode: typeof form, status: string, outcome: Outcome, more: RecordFields = {}): SampleCallback {
  const request = encode({ ...transaction, status, ...more });
  const expected = { type: 'transaction', providerStatus: status, outcome, transferId: 'trx_123' };
  return sample(`transaction ${status}, ${request.contentType}`, request, expected);
}

function approval(word: string, providerStatus: string, outcome: Outcome): SampleCallback {
  const request = form({ ...bankApproval, approval_status: word });
  return sample(`bank_approval ${word}`, request, {
    type: 'bank_approval',
    providerStatus,
    outcome,
    transferId: 'mand_1',
  });
}

function authorized(status: string, outcome: Outcome): SampleCallback {
  const request = json({ ...authorization, status });
  const expected = { type: 'authorization', providerStatus: status, outcome, transferId: 'mand_1' };
  return sample(`authorization ${status}`, request, expected);
}

/** Everything the contract suite needs of Bayarcash: six records, every status, three encodings and the return. */
export const fixtures: ProviderFixtures = {
  secrets: { secretKey: publishedKey, accessToken: 'a-personal-access-token' },
  vectors,
  signed: { headers: [], parts: [...formBody(transaction).split('&'), 'checksum=c3101648'] },
  withStatus: (status) => json({ ...transaction, status }),
  withAmount: (amount) =>
    post('application/json', JSON.stringify({ ...transaction, amount: '@' }).replace('"@"', amount)),
  samples: [
    sample(
      'transaction as the SDKs test it',
      form(transaction),
      { type: 'transaction', providerStatus: '3', outcome: 'succeeded', transferId: 'trx_123' },
      'published',
    ),
    payment(form, '0', 'pending'),
    payment(json, '1', 'pending'),
    payment(parts, '2', 'failed'),
    payment(json, '4', 'cancelled'),
    payment(parts, '3', 'succeeded', { payer_name: 'Siti | Co. “é”', amount: '12.50' }),
    sample('receipt by POST, as v2 had it', form(receipt), {
      type: 'receipt',
      providerStatus: '3',
      outcome: 'none',
      transferId: 'trx_123',
    }),
    sample(
      'receipt by GET',
      returned(receipt),
      { type: 'receipt', providerStatus: '3', outcome: 'none', transferId: 'trx_123' },
      'published',
    ),
    sample('transaction by GET', returned(transaction), {
      type: 'receipt',
      providerStatus: '3',
      outcome: 'none',
      transferId: 'trx_123',
    }),
    sample(
      'pre_transaction',
      form(preTransaction),
      { type: 'pre_transaction', providerStatus: 'pre_transaction', outcome: 'none', transferId: null },
      'published',
    ),
    approval('approved', '5', 'succeeded'),
    approval('0', '0', 'pending'),
    approval('Waiting Approval', '1', 'pending'),
    approval('2', '2', 'failed'),
    approval('ACTIVE', '3', 'succeeded'),
    approval('4', '4', 'cancelled'),
    approval('rejected', '6', 'failed'),
    approval('7', '7', 'cancelled'),
    approval('8', '8', 'failed'),
    approval('10', '10', 'cancelled'),
    sample('bank_approval of a termination', form({ ...bankApproval, application_type: '03' }), {
      type: 'bank_approval',
      providerStatus: '5',
      outcome: 'succeeded',
      transferId: 'mand_1:03',
    }),
    authorized('3', 'pending'),
    authorized('1', 'pending'),
    authorized('2', 'failed'),
    authorized('4', 'cancelled'),
    sample(
      'direct debit as the SDKs test it',
      form(directDebit),
      { type: 'dd_transaction', providerStatus: '3', outcome: 'succeeded', transferId: 'trx_1' },
      'published',
    ),
    sample(
      'direct debit that calls itself transaction, amount a number',
      post(
        'application/json',
        JSON.stringify({ ...directDebit, record_type: 'transaction', status: 2, cycle: 7, amount: '@' }).replace(
          '"@"',
          '10.00',
        ),
      ),
      { type: 'dd_transaction', providerStatus: '2', outcome: 'failed', transferId: 'trx_1' },
    ),
  ],
  probes: probeFixtures,
};
