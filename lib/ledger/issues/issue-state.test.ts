import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { issueStates } from '@/lib/ledger/issue-kinds';
import { decideIssueChange, isLive, issueVerbRules, issueVerbs, stateWords, verbsOf } from './issue-state';

const state = fc.constantFrom(...issueStates);
const verb = fc.constantFrom(...issueVerbs);

describe('what a person does to an issue', () => {
  test('never changes what is no longer as the person saw it', () => {
    fc.assert(
      fc.property(verb, state, state, (asked, held, seen) => {
        fc.pre(held !== seen);
        expect(decideIssueChange(asked, held, seen)).toEqual({ outcome: 'stale' });
      }),
    );
  });

  test('done twice in a row is refused the second time', () => {
    fc.assert(
      fc.property(verb, state, (asked, held) => {
        const first = decideIssueChange(asked, held, held);
        if (first.outcome !== 'changes') return;
        expect(first.to).not.toBe(held);
        expect(decideIssueChange(asked, first.to, null)).toEqual({ outcome: 'not_possible' });
      }),
    );
  });

  test('is the whole table and nothing else', () => {
    const table = issueStates.map((held) => [held, verbsOf(held).map((asked) => issueVerbRules[asked].to)]);
    expect(Object.fromEntries(table)).toEqual({
      open: ['acknowledged', 'resolved', 'ignored'],
      acknowledged: ['resolved', 'ignored'],
      resolved: ['open'],
      ignored: ['open'],
    });
  });

  test('leaves every issue either waiting for somebody or able to be opened again', () => {
    for (const held of issueStates) expect(verbsOf(held).includes('reopen')).toBe(!isLive(held));
  });
});

test('what closed by itself is told from what somebody resolved', () => {
  expect(stateWords({ state: 'resolved', closedBy: null })).toBe('closed by itself: its cause went away');
  expect(stateWords({ state: 'resolved', closedBy: 'Ana' })).toBe('was resolved by Ana');
});
