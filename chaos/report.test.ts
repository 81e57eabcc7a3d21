import { expect, test } from 'vitest';
import type { Outage } from './figures';
import type { Facts } from './oracle/facts';
import { type Outcome, report } from './report';

const facts: Facts = {
  sent: [{ key: 'k', provider: 'gatepay', acknowledged: 2, refusals: [503, 503, 0] }],
  requests: [],
  callbacks: [],
  missing: [],
  unsearched: [],
  deliveries: [],
  attempts: [],
  transitions: [],
  records: {},
  batches: [],
  statistics: { kept: {}, counted: {} },
  audit: null,
  received: {},
  ledger: null,
};

const figuresOf = (outage: Omit<Outage, 'fault'>) => ({
  outages: [{ fault: 'stop Postgres', ...outage }],
  loads: [0.4, 7.25],
});

const outcome: Outcome = {
  options: { seed: 5, minutes: 2, short: false, record: false },
  injected: [
    { name: 'deploy', injected: { ran: true, words: 'version 1' } },
    { name: 'disk full', injected: { ran: false, words: 'not root' } },
  ],
  figures: figuresOf({ awayAnswersMs: [3, 90], idleAnswersMs: [1, 2], recoveryMs: 200 }),
  facts,
  violations: [],
  words: '',
};

test('a fault that could not happen is counted and told with its reason', () => {
  const { text, isGood } = report(outcome);
  expect(isGood).toBe(true);
  expect(text).toContain('Faults: 1 of 2; not run: disk full (not root).');
  expect(text).toContain('2 requests acknowledged; refused: 2 × 503, 1 × no answer');
  expect(text).toContain('Load of the machine: 0.4 at the beginning, 7.3 at most');
  expect(text).toContain('npm run test:chaos -- --seed 5 --minutes 2');
});

test('one violation, a slow door or a run in which nothing was sent fails', () => {
  const violation = { rule: 'deliveries_end', about: 'delivery 1', words: 'It is waiting.' } as const;
  expect(report({ ...outcome, violations: [violation] }).isGood).toBe(false);
  expect(report({ ...outcome, facts: { ...facts, sent: [] } }).isGood).toBe(false);
  const slowAway = figuresOf({ awayAnswersMs: [400], idleAnswersMs: [2], recoveryMs: 200 });
  expect(report({ ...outcome, figures: slowAway }).isGood).toBe(false);
  const slowBack = figuresOf({ awayAnswersMs: [3], idleAnswersMs: [2], recoveryMs: 1_500 });
  expect(report({ ...outcome, figures: slowBack }).isGood).toBe(false);
});

test('what the machine itself costs is not held against the door, and a short run times nothing', () => {
  const busy = figuresOf({ awayAnswersMs: [400], idleAnswersMs: [350], recoveryMs: 200 });
  expect(report({ ...outcome, figures: busy }).isGood).toBe(true);
  const slow = figuresOf({ awayAnswersMs: [400], idleAnswersMs: [1], recoveryMs: 9_000 });
  expect(report({ ...outcome, figures: slow, options: { ...outcome.options, short: true } }).isGood).toBe(true);
});
