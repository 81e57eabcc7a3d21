import { knownFields } from './bayarcash/known-fields';
import { readNotification, returnChannel } from './bayarcash/notification';
import { probes } from './bayarcash/probes';
import { sensitiveFields } from './bayarcash/reading';
import { type BayarcashSettings, bayarcashSettings } from './bayarcash/settings';
import { signRequest } from './bayarcash/sign';
import { verifyChecksum } from './bayarcash/signature';
import { testRequest } from './bayarcash/test-request';
import type { Acknowledgement, Provider } from './contract';

const received: Acknowledgement = { status: 200, contentType: 'text/plain; charset=utf-8', body: 'OK' };

/** For the payer, who may have gone before the payment was decided: it promises nothing. */
const returned: Acknowledgement = {
  status: 200,
  contentType: 'text/plain; charset=utf-8',
  body: 'Thank you. Your bank’s answer is on its way to the merchant. You may close this page.',
};

/**
 * Bayarcash. Set-up, URLs, signature, answer, retries and sources: docs/providers/bayarcash.md.
 * `occurredAt` is the record's `datetime`, read as Malaysia's time.
 */
export const bayarcash: Provider<BayarcashSettings> = {
  id: 'bayarcash',
  label: 'Bayarcash',
  channels: [
    {
      id: 'bayarcash',
      methods: ['POST'],
      contentTypes: ['application/x-www-form-urlencoded', 'multipart/form-data', 'application/json'],
    },
    { id: returnChannel, methods: ['GET'], contentTypes: [], displayOnly: true },
  ],
  secretFields: [
    { name: 'secretKey', variable: 'BAYARCASH_API_SECRET_KEY', label: 'API secret key', hint: true },
    {
      name: 'accessToken',
      variable: 'BAYARCASH_ACCESS_TOKEN',
      label: 'Personal access token',
      optional: true,
      note: 'Only for asking Bayarcash: of the portal, sent with each question.',
    },
  ],
  settings: bayarcashSettings,
  settingVariables: { checksumRequired: 'BAYARCASH_CHECKSUM_REQUIRED', queryUrl: 'BAYARCASH_QUERY_URL' },
  sensitiveFields,
  knownFields,
  // The page that sent the payer's browser to us.
  sensitiveHeaders: ['referer'],
  verify: verifyChecksum,
  parse: readNotification,
  acknowledge: ({ channel }) => (channel === returnChannel ? returned : received),
  sign: signRequest,
  testRequest,
  retries: {
    delaysSeconds: [300, 300, 300, 300, 300],
    words:
      'After any answer but 200, Bayarcash tries again at most 5 times, each 300 seconds after the last: some 25 minutes. After that only its query API tells.',
    source: 'api.webimpian.support/bayarcash, Transaction › Callback',
  },
  notProven:
    'Fields outside the list of the record, such as metadata, and any time: Bayarcash signs neither timestamp nor nonce.',
  probes,
};
