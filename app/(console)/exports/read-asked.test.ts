import { expect, test } from 'vitest';
import { readAsked } from './read-asked';

const asking = { actor: { kind: 'system', name: 'tests' }, now: new Date('2026-03-02T09:00:00.000Z') } as const;
const ask = (kind: 'transfers' | 'issues' | 'suborders', query: string) =>
  readAsked(kind, new URLSearchParams(query), asking);

test.each([
  ['transfers', 'kind=nonsense', 'kind takes'],
  ['transfers', 'from=yesterday', 'from takes an instant'],
  ['transfers', 'range=2d', 'range takes 1h, today, yesterday, 24h, 7d, 30d.'],
  ['suborders', 'age=9h', 'age takes 1h, 3h, 24h, 3d.'],
  ['issues', 'state=opne', 'state takes'],
  ['transfers', 'format=xlsx', 'format takes csv, jsonl'],
  ['transfers', 'zone=Mars/Base', 'zone takes an IANA time zone'],
] as const)(
  'no file of %s is made with a filter that cannot be used (%s): it would hold other rows',
  (kind, query, said) => {
    expect(() => ask(kind, query)).toThrow(said);
  },
);

test('every filter that cannot be used is named', () => {
  expect(() => ask('transfers', 'kind=nonsense&from=yesterday')).toThrow(/from takes.* kind takes/);
});

test('what the page has in its URL besides the filter is no filter, and spans of time are spelled out', () => {
  const { source } = ask('transfers', 'range=24h&cursor=x&trail=y&limit=3&kind=payment&to=');
  expect(source.filter.get('from')).toBe('2026-03-01T09:00:00.000Z');
  expect(source.filter.has('limit')).toBe(false);
});

test('an age of issues narrows the file as it narrows the page; one that is none makes no file', () => {
  expect(ask('issues', 'age=7d').source.filter.get('age')).toBe('7d');
  expect(() => ask('issues', 'age=9h')).toThrow('age takes 1h, 24h, 7d, 30d');
  expect(ask('suborders', 'age=3d').source.filter.get('statusBefore')).toBe('2026-02-27T09:00:00.000Z');
});
