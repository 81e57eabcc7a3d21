import { expect, test } from 'vitest';
import { probeErrorClasses } from '@/lib/reconcile/probe/error-class';
import type { ProbeView } from '@/lib/reconcile/probe/types';
import { askerWords, resultWords, saysOtherwise } from './describe-probe';

const probe: ProbeView = {
  ...{ id: '1', provider: 'gatepay', account: 'default', subject: 'batch:1', resource: 'withdraw', resourceId: 'b1' },
  ...{ trigger: 'sweep', requestedBy: null, reason: 'Stuck.', state: 'answered', tries: 1, nextTryAt: null },
  ...{ createdAt: '2026-01-01T00:00:00.000Z', startedAt: null, finishedAt: null, statusCode: 200 },
  ...{ errorClass: null, errorWords: null, comparison: [], callbackId: null },
};
const differs = { field: 'status', ours: 'SUCCESS', theirs: 'FAIL', same: false };

test('an answer that contradicts never looks like one that agrees', () => {
  expect(saysOtherwise(probe)).toBe(false);
  expect(saysOtherwise({ ...probe, comparison: [differs] })).toBe(true);
  expect(saysOtherwise({ ...probe, errorClass: 'not_found' })).toBe(true);
  expect(saysOtherwise({ ...probe, comparison: [differs], callbackId: '2' })).toBe(false);
  expect(resultWords({ ...probe, comparison: [differs] })).toBe('The provider says otherwise in one fact.');
  expect(resultWords(probe)).toBe('The provider says the same as its callbacks.');
});

test('every end of a question has a sentence, and what was given up says what to do', () => {
  for (const errorClass of probeErrorClasses) {
    expect(resultWords({ ...probe, state: 'failed', errorClass })).toMatch(/\. .+\.$/);
    expect(resultWords({ ...probe, state: 'waiting', errorClass })).toMatch(/Tries so far: 1\.$/);
  }
  expect(resultWords({ ...probe, state: 'waiting', tries: 0 })).toBe('It is asked in a moment.');
});

test('who asked is named: a person, else what made the console ask', () => {
  expect(askerWords({ trigger: 'asked', requestedBy: 'Ada' })).toBe('Ada');
  expect(askerWords({ trigger: 'callback', requestedBy: null })).toBe('A callback');
});
