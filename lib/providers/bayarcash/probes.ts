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
import { isResource, type Resource } from './resources';
import type { BayarcashSettings } from './settings';

function byId(path: string) {
  return (id: string) => `${path}/${pathSegment(id)}`;
}

function byFilter(name: string) {
  return (id: string) => `/transactions?${name}=${encodeURIComponent(id.toWellFormed())}`;
}

/** Sources: Transaction › Transaction ID, All Transactions; Payment › Payment Intent ID; Direct Debit › Mandate ID, Mandate Transaction ID. */
const paths: Readonly<Record<Resource, (id: string) => string>> = {
  transaction: byId('/transactions'),
  'order-number': byFilter('order_number'),
  'exchange-reference': byFilter('exchange_reference_number'),
  'payment-intent': byId('/payment-intents'),
  mandate: byId('/mandates'),
  'mandate-transaction': byId('/mandates/transactions'),
};

function unaskable(reason: string): ProbeTarget {
  return { askable: false, reason };
}

function subjectOf(record: ProbeRecord): ProbeTarget {
  if (record.kind !== 'payment' && record.kind !== 'mandate') {
    return unaskable('Bayarcash has payments and mandates only.');
  }
  const { kind, transferId: id, detail } = record;
  const target = (resource: Resource): ProbeTarget => ({
    askable: true,
    asked: { resource, id, record: { kind, id } },
  });
  if (kind === 'payment') return target(detail.mandate_id ? 'mandate-transaction' : 'transaction');
  // Followed apart from the mandate: see `applicationId`.
  if (id.includes(':')) {
    return unaskable(
      'Bayarcash tells the state of a mandate, not of an application to change or end it: ask about the mandate.',
    );
  }
  return target('mandate');
}

function ask(
  { resource, id }: Asked,
  { credential: { fields }, baseUrl }: ProbeOptions<BayarcashSettings>,
): ProbeRequest {
  return {
    method: 'GET',
    url: `${baseUrl}${paths[isResource(resource) ? resource : 'transaction'](id)}`,
    headers: { Accept: 'application/json', Authorization: `Bearer ${fields.accessToken ?? ''}` },
    secretHeaders: ['authorization'],
    body: '',
  };
}

function question(resource: Resource, about: string, page: string) {
  const request = `GET ${paths[resource]('{id}').replace('%7Bid%7D', '{id}')}`;
  return { resource, about, request, source: `api.webimpian.support/bayarcash, ${page}` };
}

/** How Bayarcash is asked about a payment or mandate; API v3 and, where it has the question, v2. */
export const probes: Probes<BayarcashSettings> = {
  questions: [
    question('transaction', 'payment', 'Transaction › Transaction ID'),
    question('order-number', 'payment', 'Transaction › All Transactions'),
    question('exchange-reference', 'payment', 'Transaction › All Transactions'),
    question('payment-intent', 'payment', 'Payment › Payment Intent ID'),
    question('mandate', 'mandate', 'Direct Debit › Mandate ID'),
    question('mandate-transaction', 'payment', 'Direct Debit › Mandate Transaction ID'),
  ],
  domains: ['bayar.cash', 'bayarcash-sandbox.com'],
  needs: { secrets: ['accessToken'], settings: [] },
  signing: 'Not signed: a personal access token stands in `Authorization: Bearer …`.',
  ratePerMinuteMax: 30,
  rateSource: 'Bayarcash answers 429 and publishes no figure: 30 a minute is ours.',
  baseUrl: ({ queryUrl }) => queryUrl,
  subjectOf,
  ask,
  read: readQuery,
};
