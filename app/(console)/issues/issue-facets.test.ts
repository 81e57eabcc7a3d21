import { expect, test } from 'vitest';
import { issueKinds } from '@/lib/ledger/issue-kinds';
import { issueFacets } from './issue-facets';

test('every kind of issue can be asked for', () => {
  const [kind] = issueFacets({ providers: [], accounts: [], owners: [] });
  expect(kind?.options.map(({ value }) => value)).toEqual([...issueKinds]);
});
