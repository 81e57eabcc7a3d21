import { expect, test } from 'vitest';
import { issueWhere } from './issue-conditions';
import { parseIssueFilter } from './issue-filter';

test('the records that a search names are looked up once, whatever they are compared with', () => {
  const actor = { kind: 'token', tokenId: '1', name: 'reports', scopes: ['read'], address: null } as const;
  const { sql } = issueWhere(parseIssueFilter({ q: 'B-1' }), { actor, now: new Date(0) });
  expect(sql.split('from batches').length - 1).toBe(1);
  expect(sql.split('from suborders').length - 1).toBe(1);
});
