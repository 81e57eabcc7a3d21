import { knownFields } from './b2binpay/known-fields';
import { readWithoutTransfer } from './b2binpay/no-transfer';
import { type Reading, readTransferCallback, sensitiveFields } from './b2binpay/notification';
import { probes } from './b2binpay/probes';
import { readDocument } from './b2binpay/read-document';
import { type B2binpaySettings, b2binpaySettings } from './b2binpay/settings';
import { signRequest } from './b2binpay/sign';
import { verifySignature } from './b2binpay/signature';
import { testRequest } from './b2binpay/test-request';
import { readV1Body } from './b2binpay/v1-body';
import { readV1 } from './b2binpay/v1-notification';
import { verifyV1Signature } from './b2binpay/v1-signature';
import type {
  Acknowledgement,
  ParseResult,
  Provider,
  ProviderAccount,
  ProviderRequest,
  SlowProof,
  Verification,
} from './contract';
import type { ExactJson } from './exact-json';

type Account = ProviderAccount<B2binpaySettings>;

function answer(reading: Reading, payload: ExactJson): ParseResult {
  if (!reading.ok) return { outcome: 'rejected', cause: 'shape_unknown', detail: reading.problem };
  return { outcome: 'parsed', notification: reading.notification, payload };
}

function parseDocument(request: ProviderRequest): ParseResult {
  const read = readDocument(request.body);
  if (!read.ok) return { outcome: 'rejected', cause: read.cause, detail: read.detail };
  const { document } = read;
  return answer(document.transfer ? readTransferCallback(document) : readWithoutTransfer(document), document.root);
}

function parseV1(request: ProviderRequest): ParseResult {
  const read = readV1Body(request);
  if (!read.ok) return { outcome: 'rejected', cause: read.cause, detail: read.detail };
  return answer(readV1(read.body), read.body.payload);
}

interface Version {
  verify(request: ProviderRequest, account: Account): Verification | SlowProof;
  parse(request: ProviderRequest): ParseResult;
  acknowledgement: Acknowledgement;
}

const versions: Readonly<Record<B2binpaySettings['apiVersion'], Version>> = {
  v2v3: {
    verify: verifySignature,
    parse: parseDocument,
    acknowledgement: { status: 200, contentType: null, body: '' },
  },
  v1: {
    verify: verifyV1Signature,
    parse: parseV1,
    acknowledgement: { status: 200, contentType: 'text/plain', body: 'OK' },
  },
};

/**
 * B2BinPay. Set-up, URL, signature, answer, retries and sources: docs/providers/b2binpay.md.
 * `occurredAt` is the signed `meta.time` of the first request that told of it.
 */
export const b2binpay: Provider<B2binpaySettings> = {
  id: 'b2binpay',
  label: 'B2BinPay',
  channels: [
    {
      id: 'b2binpay',
      methods: ['POST'],
      contentTypes: ['application/json', 'application/vnd.api+json', 'application/x-www-form-urlencoded'],
    },
  ],
  secretFields: [
    { name: 'key', variable: 'B2BINPAY_KEY', label: 'API key (login, client_id)' },
    { name: 'secret', variable: 'B2BINPAY_SECRET', label: 'API secret (password, client_secret)', hint: true },
  ],
  settings: b2binpaySettings,
  settingVariables: {
    apiVersion: 'B2BINPAY_API_VERSION',
    queryVersion: 'B2BINPAY_QUERY_VERSION',
    queryUrl: 'B2BINPAY_QUERY_URL',
  },
  sensitiveFields,
  knownFields,
  verify: (request, account) => versions[account.settings.apiVersion].verify(request, account),
  parse: (request, account) => versions[account.settings.apiVersion].parse(request),
  acknowledge: (_, account) => versions[account.settings.apiVersion].acknowledgement,
  sign: signRequest,
  testRequest,
  retries: {
    delaysSeconds: null,
    words:
      'After any answer but 200, B2BinPay tries again several times at growing intervals; it publishes no figures. Then resend by hand in its list of callbacks.',
    source: 'docs.b2binpay.com, Deposit methods, "Callback processing"',
  },
  notProven:
    'Everything but the status, the amount, the tracking id and the time: ids, currency, address, hash and fees can be changed by whoever saw one callback. Ask B2BinPay about the transfer before money is credited.',
  probes,
};
