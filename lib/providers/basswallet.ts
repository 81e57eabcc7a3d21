import { knownFields } from './basswallet/known-fields';
import { readNotification } from './basswallet/notification';
import { probes } from './basswallet/probes';
import { readBody } from './basswallet/read-body';
import { type BasswalletSettings, basswalletSettings } from './basswallet/settings';
import { signRequest } from './basswallet/sign';
import { verifySignature } from './basswallet/signature';
import { testRequest } from './basswallet/test-request';
import type { ParseResult, Provider, ProviderRequest } from './contract';

function parse(request: ProviderRequest): ParseResult {
  const read = readBody(request);
  if (!read.ok) return { outcome: 'rejected', cause: 'body_unreadable', detail: read.detail };
  const { payload } = read.body;
  const reading = readNotification(payload);
  if (!reading.ok) return { outcome: 'rejected', cause: 'shape_unknown', detail: reading.problem };
  return { outcome: 'parsed', notification: reading.notification, payload };
}

/**
 * BassWallet. Set-up, URL, signature, answer, retries and sources: docs/providers/basswallet.md.
 * `occurredAt` is the signed `timestamp` of the first request that told of it.
 */
export const basswallet: Provider<BasswalletSettings> = {
  id: 'basswallet',
  label: 'BassWallet',
  channels: [
    { id: 'basswallet', methods: ['POST'], contentTypes: ['application/x-www-form-urlencoded', 'application/json'] },
  ],
  secretFields: [
    { name: 'accessKey', variable: 'BASSWALLET_CALLBACK_KEY', label: 'Callback API key' },
    { name: 'secret', variable: 'BASSWALLET_CALLBACK_SECRET', label: 'Callback Secret', hint: true },
    {
      name: 'requestKey',
      variable: 'BASSWALLET_REQUEST_KEY',
      label: 'Request API key',
      optional: true,
      note: 'Only for asking BassWallet: the pair that your own API requests are signed with.',
    },
    {
      name: 'requestSecret',
      variable: 'BASSWALLET_REQUEST_SECRET',
      label: 'Request Secret',
      optional: true,
      note: 'Belongs to the request API key.',
    },
  ],
  settings: basswalletSettings,
  settingVariables: { canonicalForm: 'BASSWALLET_CANONICAL_FORM', queryUrl: 'BASSWALLET_QUERY_URL' },
  sensitiveFields: {},
  knownFields,
  sensitiveHeaders: ['api-access-key'],
  verify: verifySignature,
  signatureHeaders: () => ['api-access-key', 'signature'],
  parse,
  acknowledge: () => ({ status: 200, contentType: null, body: '' }),
  sign: signRequest,
  testRequest,
  retries: {
    delaysSeconds: null,
    words:
      'After any answer but 200, BassWallet tries again a limited number of times at growing intervals; it publishes no figures. Then resend by hand under Transaction Callback.',
    source: 'docs-en.basswallet.com, Callback Description',
  },
  notProven:
    'With some canonical forms only the fields are signed, not how they are written. BassWallet documents no window for the timestamp, so an old callback stays genuine; it is recognised as a duplicate.',
  probes,
};
