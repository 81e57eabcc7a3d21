import { callbackFields, callbackListed } from '@/lib/intake/callback-fields';
import { requestFields, requestListed } from '@/lib/intake/request-fields';
import { batchFields, batchListed } from '@/lib/ledger/batch-fields';
import { issueFields, issueListed } from '@/lib/ledger/issues/issue-fields';
import { transferFields, transferListed } from '@/lib/ledger/transfer-fields';
import { conditionParam } from '@/lib/platform/query/condition-param';
import type { FieldKind, FilterField, Operator } from '@/lib/platform/query/filter-fields';
import { middleOf, type Sample } from './samples';

/** What an answer may take, in milliseconds at the 95th percentile. */
export const targetsMs = { page: 100, search: 300 } as const;

export interface MeasuredPage {
  name: string;
  kind: keyof typeof targetsMs;
  /** `/callbacks…` is a page of the console, `/api/v1/…` is asked with a token. */
  path(sample: Sample): string;
}

type Entry = readonly [name: string, query: string | ((sample: Sample) => string)];

/** The same list as a page and over the API. */
function list(noun: string, page: string, api: string, entries: readonly Entry[]): MeasuredPage[] {
  return entries.flatMap(([name, query]): MeasuredPage[] => {
    const of = (sample: Sample) => (typeof query === 'string' ? query : query(sample));
    return [
      { name: `${noun}: ${name}`, kind: 'page', path: (sample) => `${page}?${of(sample)}` },
      { name: `${noun}: ${name} (API)`, kind: 'page', path: (sample) => `${api}?${of(sample)}` },
    ];
  });
}

/** What hardly a row has, by kind: the dearest that a filter by such a field can be, for all have to be looked at. */
const rare: Readonly<Record<Exclude<FieldKind, 'flag'>, readonly [Operator, string]>> = {
  choice: ['is', 'none'],
  text: ['contains', 'qzxqzx'],
  number: ['from', '999999999999'],
  amount: ['from', '999999999999.99'],
  instant: ['to', '2001-01-01'],
};

/** A list by each field in the dearest way, over the API. Whose `is` is a list of its own and is all there is, is measured above. */
function furtherFields(
  noun: string,
  api: string,
  fields: readonly FilterField[],
  listed: readonly string[],
): MeasuredPage[] {
  return fields.flatMap(({ name, kind, words }) => {
    if (kind === 'flag' || (kind === 'choice' && listed.includes(name))) return [];
    const [operator, value] = rare[kind];
    const asked = new URLSearchParams({ [conditionParam(name, operator)]: words?.at(-1) ?? value });
    if (kind === 'amount') asked.set('currency', 'USDT');
    return [page(`${noun}: hardly any such ${name} (API)`, () => `${api}?${asked}`)];
  });
}

function page(name: string, path: (sample: Sample) => string): MeasuredPage {
  return { name, kind: 'page', path };
}

const encoded = encodeURIComponent;

/** Every page of the console that shows records, every filter and sort of its lists, first and deep. */
export const measuredPages: readonly MeasuredPage[] = [
  page('overview', () => '/'),
  page('overview, yesterday', () => '/?span=yesterday'),
  page('overview, seven days', () => '/?span=7d'),
  page('overview (API)', () => '/api/v1/overview'),
  ...list('callbacks', '/callbacks', '/api/v1/callbacks', [
    ['newest', ''],
    ['deep', ({ deepCallbacks }) => `cursor=${deepCallbacks}`],
    ['one provider', 'provider=bayarcash'],
    ['one provider, deep', ({ deepCallbacks }) => `provider=bayarcash&cursor=${deepCallbacks}`],
    ['two providers', 'provider=bayarcash&provider=caibo'],
    ['one account', 'account=default'],
    ['one channel', 'channel=caibo-gateway'],
    ['one type', 'type=Confirmation'],
    ['one type, deep', ({ deepCallbacks }) => `type=Confirmation&cursor=${deepCallbacks}`],
    ['failed', 'status=failed'],
    ['sent', 'status=sent'],
    ['nowhere', 'status=in_progress'],
    ['blocked', 'outcome=blocked'],
    ['expired', 'outcome=expired'],
    ['unverified', 'verified=false'],
    ['provider, status and outcome', 'provider=gatepay&status=failed&outcome=partial'],
    ['provider and type that exclude each other', 'provider=caibo&type=Confirmation'],
    ['a day, a month ago', ({ from, to }) => `from=${encoded(from)}&to=${encoded(to)}`],
    ['exact id', ({ callbackId }) => `q=${callbackId}`],
    ['exact transfer id', ({ payloadId }) => `q=${payloadId}`],
    ['beginning of a transfer id', ({ payloadId }) => `q=${payloadId.slice(0, 11)}`],
    ['nothing has it', 'q=nothing-has-this-id'],
    ['payload path, exact', ({ payloadId }) => `payload.id=${payloadId}`],
    ['payload path, one of a few words', 'payload.main_order.status=PARTIAL'],
    ['payload path, part', ({ payloadId }) => `payload-contains.id=${middleOf(payloadId)}`],
    ['payload path, range', 'payload-from.suborders.amount=99&payload-to.suborders.amount=100'],
  ]),
  ...furtherFields('callbacks', '/api/v1/callbacks', callbackFields, callbackListed),
  page('callbacks: hardly any such url', () => '/callbacks?url-contains=qzxqzx'),
  page(
    'callbacks: hardly any such payload',
    () => '/callbacks?payload-not.main_order.status=PARTIAL&attempts-from=9999',
  ),
  ...['', '?tab=response', '?tab=requests', '?tab=related'].map((tab) =>
    page(`callback${tab && `, ${tab.slice(5)}`}`, ({ deliveryId }) => `/callbacks/${deliveryId}${tab}`),
  ),
  page('callback (API)', ({ callbackId }) => `/api/v1/callbacks/${callbackId}`),
  ...list('transfers', '/transfers', '/api/v1/transfers', [
    ['newest', ''],
    ['deep', ({ deepTransfers }) => `cursor=${deepTransfers}`],
    ['one provider', 'provider=basswallet'],
    ['one kind', 'kind=refund'],
    ['one status', 'status=Expired'],
    ['one outcome', 'outcome=failed'],
    ['one currency', 'currency=MYR'],
    ['conflicted', 'conflicted=true'],
    ['open', 'terminal=false'],
    ['kind, currency and outcome', 'kind=payout&currency=USDT&outcome=failed'],
    ['a day, a month ago', ({ from, to }) => `from=${encoded(from)}&to=${encoded(to)}`],
    ['transfer id', ({ transfer }) => `q=${encoded(transfer)}`],
    ['merchant reference', ({ merchantReference }) => `q=${encoded(merchantReference)}`],
    ['hash', ({ txHash }) => `q=${txHash}`],
    ['beginning of a hash', ({ txHash }) => `q=${txHash.slice(0, 14)}`],
  ]),
  ...furtherFields('transfers', '/api/v1/transfers', transferFields, transferListed),
  page('transfers: hardly any such fee', () => '/transfers?currency=USDT&fee-from=999999999999.99'),
  page('transfer', ({ transferId }) => `/transfers/${transferId}`),
  page('transfer, deliveries', ({ transferId }) => `/transfers/${transferId}?tab=deliveries`),
  page('transfer (API)', ({ transferId }) => `/api/v1/transfers/${transferId}`),
  ...list('batches', '/batches', '/api/v1/batches', [
    ['newest', ''],
    ['deep', ({ deepBatches }) => `cursor=${deepBatches}`],
    ['one status', 'status=PARTIAL'],
    ['one outcome', 'outcome=failed'],
    ['open', 'terminal=false'],
    ['conflicted', 'conflicted=true'],
    ['with a currency', 'currency=BTC'],
    ['batch id', ({ batchId }) => `q=${batchId}`],
  ]),
  ...furtherFields('batches', '/api/v1/batches', batchFields, batchListed),
  page('batch', ({ batchId }) => `/batches/gatepay/${batchId}`),
  page('batch (API)', ({ batchId }) => `/api/v1/batches/gatepay/${batchId}`),
  page('batch of 10,000 lines', ({ bigBatchId }) => `/batches/gatepay/${bigBatchId}`),
  ...list('issues', '/issues', '/api/v1/issues', [
    ['newest', ''],
    ['all', 'state=open&state=acknowledged&state=resolved&state=ignored'],
    [
      'all, deep',
      ({ deepIssues }) => `state=open&state=acknowledged&state=resolved&state=ignored&cursor=${deepIssues}`,
    ],
    ['oldest', 'sort=oldest'],
    ['most money at risk', 'sort=value:USDT'],
    ['one kind', 'kind=underpaid'],
    ['one kind, resolved', 'kind=underpaid&state=resolved'],
    ['nobody’s', 'owner=none'],
    ['of a batch', ({ batchId }) => `q=${batchId}`],
  ]),
  ...furtherFields('issues', '/api/v1/issues', issueFields, issueListed),
  page('issue groups (API)', () => '/api/v1/issues/groups'),
  page('issue', ({ issueId }) => `/issues/${issueId}`),
  ...list('rejected', '/rejected', '/api/v1/requests', [
    ['newest', 'verdict=rejected'],
    ['deep', ({ deepRejected }) => `verdict=rejected&cursor=${deepRejected}`],
    ['one cause', 'verdict=rejected&cause=signature_mismatch'],
    ['a cause that is rare', 'verdict=rejected&cause=timestamp_stale'],
    ['one provider', 'verdict=rejected&provider=gatepay'],
    ['duplicates', 'verdict=duplicate'],
  ]),
  ...furtherFields('requests', '/api/v1/requests', requestFields, requestListed),
  page('rejected: hardly any such path', () => '/rejected?verdict=rejected&path-contains=qzxqzx'),
  page('rejected request', ({ rejectedId }) => `/rejected/${rejectedId}`),
  ...list('audit', '/audit', '/api/v1/audit', [
    ['newest', ''],
    ['deep', ({ deepAudit }) => `cursor=${deepAudit}`],
    ['one action', 'action=callback.replayed'],
    ['one person', 'actor=person%3A3'],
    ['of a record', ({ auditSubject }) => `q=${encoded(auditSubject)}`],
  ]),
  page('destinations', () => '/destinations'),
  page('deliveries of a destination', () => '/destinations/1?tab=deliveries'),
  page('accounts', () => '/providers'),
  page('exports', () => '/exports'),
  { name: 'search: exact', kind: 'page', path: ({ payloadId }) => `/search?q=${payloadId}` },
  { name: 'search: beginning', kind: 'page', path: ({ payloadId }) => `/search?q=${payloadId.slice(0, 11)}` },
  { name: 'search: middle of an id', kind: 'search', path: ({ payloadId }) => `/search?q=${middleOf(payloadId)}` },
  { name: 'search: middle of a hash', kind: 'search', path: ({ txHash }) => `/search?q=${middleOf(txHash)}` },
  { name: 'search: nothing has it', kind: 'search', path: () => '/search?q=qzxqzxqzx' },
  { name: 'search: a word of many', kind: 'search', path: () => '/search?q=success' },
  { name: 'search: middle (API)', kind: 'search', path: ({ payloadId }) => `/api/v1/search?q=${middleOf(payloadId)}` },
];
