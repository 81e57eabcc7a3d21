import {
  type CallbackFields,
  deposit,
  expiredPayment,
  formBody,
  jsonBody,
  payment,
  withdraw,
} from './basswallet/fixtures/callbacks';
import { probeFixtures } from './basswallet/fixtures/probes';
import { publishedPair, vectors } from './basswallet/fixtures/vectors';
import type { Outcome, UnsignedRequest } from './contract';
import type { Origin, ProviderFixtures, SampleCallback } from './fixtures';

function form(callback: CallbackFields): UnsignedRequest {
  return {
    channel: 'basswallet',
    method: 'POST',
    contentType: 'application/x-www-form-urlencoded',
    query: '',
    body: formBody(callback),
  };
}

function json(body: string): UnsignedRequest {
  return { channel: 'basswallet', method: 'POST', contentType: 'application/json', query: '', body };
}

function sample(
  origin: Origin,
  request: UnsignedRequest,
  { webhookType, id, status }: CallbackFields,
  outcome: Outcome,
): SampleCallback {
  const providerStatus = status === 'WaitingConfirmation' ? 'AwaitingConfirmation' : String(status);
  return {
    name: `${webhookType} ${status}, ${request.contentType}`,
    origin,
    request,
    expected: { type: String(webhookType), providerStatus, outcome, transferId: String(id), batchId: null },
  };
}

function inForm(origin: Origin, callback: CallbackFields, outcome: Outcome): SampleCallback {
  return sample(origin, form(callback), callback, outcome);
}

function inJson(origin: Origin, callback: CallbackFields, outcome: Outcome): SampleCallback {
  return sample(origin, json(jsonBody(callback)), callback, outcome);
}

const another = (callback: CallbackFields, more: CallbackFields): CallbackFields => ({ ...callback, ...more });

/** Everything the contract suite needs of BassWallet: the three types with every status, in both encodings. */
export const fixtures: ProviderFixtures = {
  secrets: { ...publishedPair, requestKey: 'a-request-key-of-a-test', requestSecret: 'a-request-secret-of-a-test' },
  vectors,
  signed: { headers: ['API-Access-Key', 'Signature'], parts: 'whole' },
  withStatus: (status) => json(jsonBody(another(deposit, { status }))),
  withAmount: (amount) =>
    json(`{"amount":"${amount}","id":1,"networkFee":${amount},"status":"Success","webhookType":"Deposit"}`),
  samples: [
    inForm('published', deposit, 'pending'),
    inJson('synthetic', another(deposit, { status: 'Success', blockConfirmNum: 20 }), 'succeeded'),
    inJson('synthetic', another(deposit, { blockConfirmNum: 2 }), 'pending'),
    inForm('synthetic', another(deposit, { status: 'Failed' }), 'failed'),
    inForm('synthetic', payment, 'succeeded'),
    inJson('synthetic', another(payment, { status: 'AwaitingConfirmation' }), 'pending'),
    inJson('synthetic', another(payment, { amountActual: '19.999999' }), 'succeeded'),
    inJson('synthetic', another(payment, { status: 'Failed', amount: undefined, businessId: undefined }), 'failed'),
    inForm('synthetic', expiredPayment, 'expired'),
    inForm('published', withdraw, 'succeeded'),
    inJson('synthetic', another(withdraw, { status: 'AwaitingConfirmation', txHash: '' }), 'pending'),
    inJson('synthetic', another(withdraw, { status: 'Failed' }), 'failed'),
    inForm('synthetic', another(payment, { id: '1', businessId: 'ORD+1 & two/é' }), 'succeeded'),
    sample(
      'synthetic',
      json(jsonBody(another(deposit, { id: '@' })).replace('"@"', '9007199254740993001')),
      another(deposit, { id: '9007199254740993001' }),
      'pending',
    ),
  ],
  probes: probeFixtures,
};
