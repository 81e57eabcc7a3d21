import { expect, test } from 'vitest';
import { liveLists } from '@/lib/live/subscription';
import { listFilter, usableListFilter } from './list-filter';

const now = new Date('2026-11-20T12:00:00Z');

test('batches that stay in their status for long are counted by that, as their page shows them', () => {
  const query = new URLSearchParams('status=PROCESSING&age=3h');
  const expected = { list: 'batches', filter: { status: ['PROCESSING'], statusBefore: '2026-11-20T09:00:00.000Z' } };
  expect(listFilter('batches', query, now)).toMatchObject(expected);
  expect(usableListFilter('batches', query, now)).toMatchObject(expected);
});

test('a list of which a filter cannot be used has no count, whichever list it is', () => {
  for (const list of liveLists) {
    expect([list, usableListFilter(list, new URLSearchParams('range=24h'), now)]).toMatchObject([list, { list }]);
    expect([list, usableListFilter(list, new URLSearchParams('colour-not=red'), now)]).toEqual([list, null]);
    expect([list, usableListFilter(list, new URLSearchParams('range=2y'), now)]).toEqual([list, null]);
  }
  expect(usableListFilter('batches', new URLSearchParams('age=2y'), now)).toBeNull();
  expect(listFilter('batches', new URLSearchParams('age=2y'), now)).toMatchObject({ list: 'batches' });
});

test('the tab of issues and the verdict of requests are their pages’ own words', () => {
  const of = (list: 'issues' | 'requests', query: string) => usableListFilter(list, new URLSearchParams(query), now);
  expect(of('issues', '')).toMatchObject({ filter: { state: ['open'] } });
  expect(of('issues', 'range=24h&kind=stuck')).toMatchObject({
    filter: { from: '2026-11-19T12:00:00.000Z', to: null, kind: ['stuck'] },
  });
  expect(of('issues', 'state=all')).toMatchObject({ filter: { state: [] } });
  expect(of('requests', 'verdict=duplicate')).toMatchObject({ filter: { verdict: ['duplicate'] } });
  expect(of('requests', '')).toMatchObject({ filter: { verdict: ['rejected'] } });
});
