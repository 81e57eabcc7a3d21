import { expect, test } from 'vitest';
import { issueHistory } from './issue-history';

const at = (minute: number) => `2026-03-02T09:${String(minute).padStart(2, '0')}:00.000Z`;
const fresh = { openedAt: at(0), lastSeenAt: at(0), closedAt: null, closedBy: null, seenCount: 1, callbackId: '7' };
const deed = { actorName: 'Ana', before: null, after: null };

test('the history tells in order what happened, and who did it', () => {
  const history = issueHistory(
    { ...fresh, seenCount: 3, lastSeenAt: at(2) },
    [
      { ...deed, at: at(3), action: 'issue.assigned', before: { owner: null }, after: { owner: 'Ben', ownerId: '2' } },
      {
        ...deed,
        at: at(1),
        action: 'issue.acknowledged',
        before: { state: 'open' },
        after: { state: 'acknowledged' },
      },
    ],
    [{ id: '1', at: at(4), author: 'Ben', text: 'Asked GatePay.' }],
  );
  expect(history).toEqual([
    { at: at(0), kind: 'raised', callbackId: '7' },
    { at: at(1), kind: 'changed', by: 'Ana', from: 'open', to: 'acknowledged' },
    { at: at(2), kind: 'seen_again', times: 2 },
    { at: at(3), kind: 'assigned', by: 'Ana', from: null, to: 'Ben' },
    { at: at(4), kind: 'commented', id: '1', by: 'Ben', text: 'Asked GatePay.' },
  ]);
});

test('what closed by itself says so, also after somebody opened it again', () => {
  expect(issueHistory({ ...fresh, closedAt: at(5) }, [], []).at(-1)).toEqual({ at: at(5), kind: 'closed_itself' });
  const before = { state: 'resolved', closedAt: at(5), closedBy: null };
  const reopened = { ...deed, at: at(6), action: 'issue.reopened', before, after: { state: 'open' } };
  expect(issueHistory(fresh, [reopened], []).map(({ kind }) => kind)).toEqual(['raised', 'closed_itself', 'changed']);
});

test('what somebody resolved did not close by itself', () => {
  const resolved = { before: { state: 'open' }, after: { state: 'resolved' } };
  const deeds = [{ ...deed, ...resolved, at: at(5), action: 'issue.resolved' }];
  const history = issueHistory({ ...fresh, closedAt: at(5), closedBy: 'Ana' }, deeds, []);
  expect(history.map(({ kind }) => kind)).toEqual(['raised', 'changed']);
});

test('an entry of the audit that this version does not know is left out, never misread', () => {
  const unknown = { ...deed, at: at(1), action: 'issue.merged', before: { into: '9' }, after: null };
  expect(issueHistory(fresh, [unknown, { ...deed, at: at(2), action: 'issue.commented' }], [])).toHaveLength(1);
});
