import type {
  Asked,
  ProbeOptions,
  ProbeRecord,
  ProbeRequest,
  Probes,
  ProbeTarget,
} from '@/lib/providers/probe-contract';
import { pathSegment } from '@/lib/providers/probe-response';
import { readQuery } from './query';
import { askToken, readToken } from './query-token';
import { type B2binpaySettings, productionUrls } from './settings';

/** B2BinPay's words for what can be asked about; each is a path as well. */
export const resources = ['transfer', 'deposit', 'payout'] as const;
export type Resource = (typeof resources)[number];

function subjectOf(record: ProbeRecord, { apiVersion }: B2binpaySettings): ProbeTarget {
  const unaskable = (reason: string): ProbeTarget => ({ askable: false, reason });
  if (apiVersion === 'v1') return unaskable('API v1 is retired: B2BinPay answers no question about its bills.');
  if (record.kind !== 'deposit' && record.kind !== 'payout')
    return unaskable('B2BinPay has deposits and payouts only.');
  const { kind, transferId: id } = record;
  return { askable: true, asked: { resource: 'transfer', id, record: { kind, id } } };
}

function ask({ resource, id }: Asked, { baseUrl, token }: ProbeOptions<B2binpaySettings>): ProbeRequest {
  const path = resources.find((known) => known === resource) ?? 'transfer';
  return {
    method: 'GET',
    url: `${baseUrl}/${path}/${pathSegment(id)}`,
    headers: {
      Accept: 'application/vnd.api+json',
      'Content-Type': 'application/vnd.api+json',
      Authorization: `Bearer ${token ?? ''}`,
    },
    secretHeaders: ['authorization'],
    body: '',
  };
}

function question(resource: Resource, about: string, page: string) {
  return { resource, about, request: `GET /${resource}/{id}`, source: `docs.b2binpay.com, API guide › ${page}` };
}

/** How B2BinPay is asked about a transfer, or about a deposit or payout that has none. API v3 and v2. */
export const probes: Probes<B2binpaySettings> = {
  questions: [
    question('transfer', 'deposit or payout', 'Transfer methods'),
    question('deposit', 'deposit without a transfer', 'Deposit methods'),
    question('payout', 'payout without a transfer', 'Payout methods'),
  ],
  domains: ['b2binpay.com', 'coinsbuy.com'],
  needs: { secrets: ['key', 'secret'], settings: [] },
  signing:
    'Not signed: key and secret are given for a token at `POST /token/`, which then stands in `Authorization: Bearer …` until it ends.',
  ratePerMinuteMax: 60,
  rateSource:
    'B2BinPay bounds requests before a token is there to 70 a minute (an older page: 15) and publishes no figure after it: 60 is ours.',
  baseUrl: ({ queryUrl, queryVersion }) =>
    queryVersion === 'v2' && queryUrl === productionUrls.v3 ? productionUrls.v2 : queryUrl,
  subjectOf,
  token: { ask: askToken, read: readToken },
  ask,
  read: readQuery,
};
