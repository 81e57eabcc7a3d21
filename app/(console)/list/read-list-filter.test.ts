import { expect, test } from 'vitest';
import { readCallbackFilter } from '@/lib/intake/callback-filter';
import { readListFilter, readUsableFilter } from './read-list-filter';

const now = new Date('2026-11-20T12:00:00Z');
const problems = (text: string) =>
  readListFilter(new URLSearchParams(text), now, readCallbackFilter).problems.map(({ name }) => name);

test('what cannot be used is told of, whatever it is, and never dropped in silence', () => {
  expect(problems('status=bogus')).toEqual(['status']);
  expect(problems('attempts-from=some')).toEqual(['attempts-from']);
  expect(problems('amount-from=5')).toEqual(['amount']);
  expect(problems('currency=USDT&amount-from=5')).toEqual([]);
  expect(problems('colour-not=red')).toEqual(['colour-not']);
  expect(problems('verified-not=true')).toEqual(['verified-not']);
  expect(problems('payload.=x')).toEqual(['payload.']);
  expect(problems('payload-contains.a=xy')).toEqual(['payload-contains.a']);
  expect(problems('range=2y')).toEqual(['range']);
  expect(problems('from=yesterday')).toEqual(['from']);
  expect(problems('from=2026-11-20T10:00&to=2026-11-20T09:00')).toEqual(['from']);
  expect(problems(`url-contains=${'x'.repeat(501)}`)).toEqual(['url-contains']);
  expect(problems('columns=id&view=3&sort=newest')).toEqual([]);
});

test('what acts on all that match refuses such a filter', () => {
  const act = () => readUsableFilter(new URLSearchParams('status=failed&status-not=x'), now, readCallbackFilter);
  expect(act).toThrow('status-not takes new, in_progress, failed, sent, recorded.');
});

test('bounds of other fields are times of the clocks that the link names', () => {
  const { filter } = readListFilter(
    new URLSearchParams('occurredAt-from=2026-11-20T09:30&tz=Asia/Tokyo'),
    now,
    readCallbackFilter,
  );
  expect(filter.conditions).toEqual([{ field: 'occurredAt', operator: 'from', values: ['2026-11-20T00:30:00.000Z'] }]);
});
