import { expect, test } from 'vitest';
import { issueKinds } from '@/lib/ledger/issue-kinds';
import { issueFacets } from './issue-facets';

const nothing = { providers: [], accounts: [], owners: [] };
const names = (search: string) => issueFacets(nothing, new URLSearchParams(search)).map(({ name }) => name);

test('every kind of issue can be asked for', () => {
  const [kind] = issueFacets(nothing, new URLSearchParams());
  expect(kind?.options.map(({ value }) => value)).toEqual([...issueKinds]);
});

test('a filter that only links set is shown while it is in force, so that it can be taken away', () => {
  expect(names('')).toEqual(['kind', 'owner', 'age']);
  expect(names('recordKey=batch:17&account=malaysia')).toEqual(['kind', 'account', 'owner', 'age', 'recordKey']);
});
