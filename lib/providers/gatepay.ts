import type { ParseResult, Provider, ProviderAccount, ProviderRequest } from './contract';
import { type ExactJson, readExactJson } from './exact-json';
import { optionalInstant } from './fields';
import { isEnvelope, readEnvelope, unwrapData } from './gatepay/envelope';
import { knownFields } from './gatepay/known-fields';
import { gatepayProbes } from './gatepay/probes';
import { type Reading, type ReadingContext, sensitiveFields } from './gatepay/reading';
import { type GatepaySettings, gatepaySettings } from './gatepay/settings';
import { signRequest, verifySignature } from './gatepay/signature';
import { testRequest } from './gatepay/test-request';
import { isWithdraw, readWithdraw } from './gatepay/withdraw';

function parse(request: ProviderRequest, account: ProviderAccount<GatepaySettings>): ParseResult {
  const json = readExactJson(request.body);
  if (!json.ok) {
    return {
      outcome: 'rejected',
      cause: 'body_unreadable',
      detail: `The body is not JSON as RFC 8259 has it: ${json.detail}.`,
    };
  }
  const context: ReadingContext = {
    occurredAt: optionalInstant.safeParse(request.headers['x-gatepay-timestamp']).data ?? null,
    clientId: account.settings.clientId,
  };
  const payload = isEnvelope(json.value) ? unwrapData(json.value) : json.value;
  const reading = readPayload(payload, context);
  if (!reading.ok) return { outcome: 'rejected', cause: 'shape_unknown', detail: reading.problem };
  return { outcome: 'parsed', notification: reading.notification, payload };
}

function readPayload(payload: ExactJson, context: ReadingContext): Reading {
  if (isWithdraw(payload)) return readWithdraw(payload, context);
  if (isEnvelope(payload)) return readEnvelope(payload, context);
  return { ok: false, problem: 'The document holds neither main_order nor bizType.' };
}

/**
 * GatePay (Gate). Set-up, URL, signature, answer, retries and sources: docs/providers/gatepay.md.
 * `occurredAt` is the signed X-GatePay-Timestamp of the first request that told of it.
 */
export const gatepay: Provider<GatepaySettings> = {
  id: 'gatepay',
  label: 'GatePay',
  channels: [{ id: 'gatepay', methods: ['POST'], contentTypes: ['application/json'] }],
  secretFields: [{ name: 'apiSecret', variable: 'GATEPAY_API_SECRET', label: 'Payment API Secret', hint: true }],
  settings: gatepaySettings,
  settingVariables: { clientId: 'GATEPAY_CLIENT_ID', queryUrl: 'GATEPAY_QUERY_URL' },
  sensitiveFields,
  knownFields,
  verify: verifySignature,
  signatureHeaders: () => ['x-gatepay-timestamp', 'x-gatepay-nonce', 'x-gatepay-signature'],
  parse,
  acknowledge: () => ({
    status: 200,
    contentType: 'application/json',
    body: '{"returnCode":"SUCCESS","returnMessage":""}',
  }),
  sign: signRequest,
  testRequest,
  retries: {
    delaysSeconds: [15, 15, 30, 180, 600, 1_200, 1_800, 1_800, 1_800, 3_600, 10_800, 10_800, 10_800, 21_600, 21_600],
    words: 'After FAIL, another status or a timeout GatePay tries again 15 times within about 24 hours.',
    source: 'docs.gate.com, Notifications Overview',
  },
  notProven: 'Nothing of what is shown: GatePay signs the whole body, its time and a nonce.',
  probes: gatepayProbes,
};
