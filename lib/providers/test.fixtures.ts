import type { UnsignedRequest } from './contract';
import type { ProviderFixtures, SampleCallback } from './fixtures';

function sample(name: string, request: UnsignedRequest): SampleCallback {
  const expected = { type: 'test', providerStatus: 'test', outcome: 'none', transferId: null, batchId: null } as const;
  return { name, origin: 'synthetic', request, expected };
}

function post(channel: string, contentType: string, body: string): UnsignedRequest {
  return { channel, method: 'POST', contentType, query: '', body };
}

function get(query: string): UnsignedRequest {
  return { channel: 'test/text', method: 'GET', contentType: null, query, body: '' };
}

/** Everything the contract suite needs of the test doors: they sign nothing and know no status. */
export const fixtures: ProviderFixtures = {
  secrets: {},
  vectors: [],
  signed: { headers: [], parts: [] },
  withStatus: null,
  withAmount: null,
  samples: [
    sample('JSON', post('test/json', 'application/json', '{"hello":"world","amount":10.00}')),
    sample('form', post('test/form', 'application/x-www-form-urlencoded', 'hello=world&amount=10.00')),
    sample('query', get('hello=world&amount=10.00')),
    sample('any text', get('hello%20world')),
    sample('nothing', get('')),
  ],
};
