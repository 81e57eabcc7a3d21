import { expect, test } from 'vitest';
import { type IssueRow, issueRow } from './issue-row';

const drawn: IssueRow = {
  ...{ id: '3', provider: 'gatepay', account: 'default', title: 'Too little', seenCount: 2 },
  ...{ valueAtRisk: [{ currency: 'USDT', amount: '5.00' }], owner: { id: '1', name: 'Ada' }, subject: 'transfer:9' },
  ...{ recordKey: 'batch:17', batchId: 'b1', transferId: 't1', lineKey: 'l1' },
  kind: 'amount_mismatch',
  state: 'resolved',
  ...{ openedAt: '2026-03-01T00:00:00.000Z', lastSeenAt: '2026-03-02T00:00:00.000Z', closedBy: 'Ada' },
  ...{ acknowledgedAt: '2026-03-03T00:00:00.000Z', closedAt: '2026-03-04T00:00:00.000Z' },
};

test('a browser gets what a row of the list needs, and nothing that an issue has besides, now or later', () => {
  const evidence = { detail: { seen: 'x' }, callbackId: '204', expected: '10', actual: '5', difference: '-5' };
  const later = { notes: 'for people who work on it only' };
  expect(issueRow({ ...drawn, ...evidence, ...later })).toEqual(drawn);
});
