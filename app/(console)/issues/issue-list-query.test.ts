import { expect, test } from 'vitest';
import { readIssueList, readIssueTab } from './issue-list-query';

const now = new Date('2026-03-02T09:00:00.000Z');
const states = (search: string) => readIssueList(new URLSearchParams(search), now).state;

test('the list opens on what waits for somebody, and shows other states only when asked', () => {
  expect(states('')).toEqual(['open']);
  expect(states('state=acknowledged')).toEqual(['acknowledged']);
  expect(states('state=all')).toEqual([]);
  expect(states('state=made-up')).toEqual(['open']);
  expect(readIssueTab(new URLSearchParams('kind=stuck'))).toBe('open');
});

test('a span of time becomes the instants that the verb reads', () => {
  const filter = readIssueList(new URLSearchParams('range=24h&kind=stuck'), now);
  expect(filter).toMatchObject({ from: '2026-03-01T09:00:00.000Z', to: null, kind: ['stuck'] });
});
