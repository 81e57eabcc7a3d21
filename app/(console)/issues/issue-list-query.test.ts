import { expect, test } from 'vitest';
import { parseIssueFilter } from '@/lib/ledger/issues/issue-filter';
import { ofTab, readIssueTab } from './issue-list-query';

const states = (search: string) => ofTab(parseIssueFilter({}), new URLSearchParams(search)).state;

test('the list opens on what waits for somebody, and shows other states only when asked', () => {
  expect(states('')).toEqual(['open']);
  expect(states('state=acknowledged')).toEqual(['acknowledged']);
  expect(states('state=all')).toEqual([]);
  expect(states('state=made-up')).toEqual(['open']);
  expect(readIssueTab(new URLSearchParams('kind=stuck'))).toBe('open');
});
