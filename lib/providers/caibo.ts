import { knownFields } from './caibo/known-fields';
import { authenticationChannel, readNotification } from './caibo/notification';
import { probes } from './caibo/probes';
import { sensitiveFields } from './caibo/sensitive-fields';
import { type CaiboSettings, caiboSettings } from './caibo/settings';
import { signRequest } from './caibo/sign';
import { verifySignature } from './caibo/signature';
import { testRequest } from './caibo/test-request';
import type { Channel, Provider } from './contract';

/** `text/plain` because Caibo's test doors speak of it: what begins with `{` is read as JSON, all else as a form. */
const contentTypes = ['application/x-www-form-urlencoded', 'application/json', 'text/plain', 'multipart/form-data'];

function paymentDoor(id: string): Channel {
  return { id, methods: ['POST'], contentTypes };
}

/**
 * Caibo. Set-up, URLs, signature, answer, retries and sources: docs/providers/caibo.md.
 * `occurredAt` is a field of the callback where it has one; the documented notification has none.
 */
export const caibo: Provider<CaiboSettings> = {
  id: 'caibo',
  label: 'Caibo',
  channels: [
    paymentDoor('caibo'),
    paymentDoor('caibo-gateway'),
    paymentDoor('caibowh'),
    { id: authenticationChannel, methods: ['POST', 'GET'], contentTypes, displayOnly: true },
  ],
  secretFields: [
    { name: 'apiKey', variable: 'CAIBO_API_KEY', label: 'API key', hint: true },
    {
      name: 'requestKey',
      variable: 'CAIBO_REQUEST_KEY',
      label: 'API key of requests',
      optional: true,
      note: 'Only for asking Caibo, and only where callbacks are signed with another secret than the API key.',
    },
  ],
  settings: caiboSettings,
  settingVariables: {
    signatureHeader: 'CAIBO_SIGNATURE_HEADER',
    algorithm: 'CAIBO_SIGNATURE_ALGORITHM',
    encoding: 'CAIBO_SIGNATURE_ENCODING',
    signedText: 'CAIBO_SIGNED_TEXT',
    keyEncoding: 'CAIBO_KEY_ENCODING',
    unsignedAllowed: 'CAIBO_UNSIGNED_ALLOWED',
    merchantId: 'CAIBO_MERCHANT_ID',
    queryUrl: 'CAIBO_QUERY_URL',
  },
  sensitiveFields,
  knownFields,
  verify: verifySignature,
  signatureHeaders: ({ signatureHeader }) => [signatureHeader.toLowerCase()],
  parse: readNotification,
  acknowledge: () => ({ status: 200, contentType: 'text/plain; charset=utf-8', body: 'OK' }),
  sign: signRequest,
  testRequest,
  retries: {
    delaysSeconds: null,
    words:
      'Caibo says that failed callbacks are retried, and neither how often nor for how long. It waits some 10 to 30 seconds for an answer.',
    source: 'docs.caibo.digital, Callbacks & Webhooks, "Response Requirements"',
  },
  notProven:
    'Any time, unless the account is set to a signed one; and which of the doors a callback was meant for. Caibo publishes no test signature: watch the first real callback.',
  probes,
};
