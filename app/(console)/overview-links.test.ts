import { expect, test } from 'vitest';
import { withInstants } from '@/components/data-table/time-range';
import { parseCallbackFilter } from '@/lib/intake/callback-filter';
import { parseRequestFilter } from '@/lib/intake/request-filter';
import { parseBatchFilter } from '@/lib/ledger/batch-filter';
import { parseIssueFilter } from '@/lib/ledger/issues/issue-filter';
import { parseTransferFilter } from '@/lib/ledger/transfer-filter';
import { batchesLink, callbacksLink, issuesLink, requestsLink, transfersLink, undeliveredLink } from './overview-links';

const bounds = { from: '2026-03-02T00:00:00.000Z', to: '2026-03-02T09:00:00.001Z' };
const counted = ['b2binpay', 'basswallet', 'bayarcash', 'caibo', 'gatepay'];
const linked = { ...bounds, zone: 'Asia/Tokyo', counted };
const read = ({ search }: { search: string }) => new URLSearchParams(search);

test('lists read from a link what the figure counted: provider, status, frozen instants', () => {
  expect(
    parseCallbackFilter(withInstants(read(callbacksLink(linked, 'caibo', ['failed'])), new Date(0))),
  ).toMatchObject({
    ...bounds,
    ...{ provider: ['caibo'], status: ['failed'] },
  });
  expect([...parseCallbackFilter(read(callbacksLink(linked, null))).provider].sort()).toEqual(counted);
  expect(parseCallbackFilter(read(undeliveredLink(linked)))).toMatchObject({
    status: ['new', 'in_progress'],
    from: null,
  });
  const rejected = parseRequestFilter(read(requestsLink(linked, 'caibo', 'duplicate')));
  expect(rejected).toMatchObject({ ...bounds, provider: ['caibo'], verdict: ['duplicate'] });
  expect(parseBatchFilter(read(batchesLink(linked)))).toMatchObject(bounds);
});

test('money leads to its own direction, currency and outcome, issues to those that are live', () => {
  const transfers = parseTransferFilter(read(transfersLink(linked, 'in', 'MYR', 'succeeded')));
  expect(transfers).toMatchObject({
    ...bounds,
    ...{ kind: ['deposit', 'payment'], currency: ['MYR'], outcome: ['succeeded'] },
  });
  const out = parseTransferFilter(read(transfersLink(linked, 'out', 'MYR', 'failed')));
  expect(out.kind).toEqual(['payout', 'refund']);
  const issues = parseIssueFilter(read(issuesLink({ kinds: ['stuck'], provider: 'caibo', currency: 'USDT' })));
  expect(issues).toMatchObject({
    ...{ kind: ['stuck'], provider: ['caibo'], state: ['open', 'acknowledged'], sort: 'value:USDT' },
  });
});
