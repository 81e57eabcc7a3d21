import { expect, test } from 'vitest';
import type { Figures } from './figures';
import type { Answer, Facts, OutageFact, ProbeFact } from './oracle/facts';
import { type Outcome, report } from './report';

const refused = (answer: Answer) => ({ answer, fromMs: 0, untilMs: 1 });

const facts: Facts = {
  sent: [{ key: 'k', provider: 'gatepay', acknowledged: 2, refusals: [refused(503), refused(503), refused('broken')] }],
  outages: [],
  clockMoves: [],
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

interface Measured {
  away: readonly number[];
  idle: readonly number[];
  recoveryMs: number;
}

const answered = (answer: Answer, ms: readonly number[]): ProbeFact[] => ms.map((tookMs) => ({ answer, tookMs }));

function outageOf({ away, idle, recoveryMs }: Measured): OutageFact {
  const probes = answered(503, away);
  return { fault: 'stop Postgres', mayGoOn: false, probes, idle: answered(404, idle), recoveryMs };
}

const figuresOf = (...measured: Measured[]): Figures => ({
  outages: measured.map(outageOf),
  clockMoves: [],
  loads: [0.4, 7.25],
});

const outcome: Outcome = {
  options: { seed: 5, minutes: 2, short: false, record: false },
  injected: [
    { name: 'deploy', injected: { ran: true, words: 'version 1' } },
    { name: 'disk full', injected: { ran: false, words: 'not root' } },
  ],
  figures: figuresOf({ away: [3, 90], idle: [1, 2], recoveryMs: 200 }),
  facts,
  violations: [],
  words: '',
};

test('a fault that could not happen is counted and told with its reason', () => {
  const { text, isGood } = report(outcome);
  expect(isGood).toBe(true);
  expect(text).toContain('Faults: 1 of 2; not run: disk full (not root).');
  expect(text).toContain('2 requests acknowledged; refused: 2 × 503, 1 × broken');
  expect(text).toContain('Load of the machine: 0.4 at the beginning, 7.3 at most');
  expect(text).toContain('npm run test:chaos -- --seed 5 --minutes 2');
});

test('one violation, a slow door or a run in which nothing was sent fails', () => {
  const violation = { rule: 'deliveries_end', about: 'delivery 1', words: 'It is waiting.' } as const;
  expect(report({ ...outcome, violations: [violation] }).isGood).toBe(false);
  expect(report({ ...outcome, facts: { ...facts, sent: [] } }).isGood).toBe(false);
  const slowAway = figuresOf({ away: [400], idle: [2], recoveryMs: 200 });
  expect(report({ ...outcome, figures: slowAway }).isGood).toBe(false);
  const slowBack = figuresOf({ away: [3], idle: [2], recoveryMs: 1_500 });
  expect(report({ ...outcome, figures: slowBack }).isGood).toBe(false);
});

test('a fault under which the door is slow is seen beside many under which it is quick', () => {
  const quick = { away: Array.from({ length: 200 }, () => 3), idle: [2], recoveryMs: 200 };
  // One server of two.
  const slow = { away: [3, 2_400, 3, 2_400], idle: [2], recoveryMs: 200 };
  expect(report({ ...outcome, figures: figuresOf(quick, quick) }).isGood).toBe(true);
  expect(report({ ...outcome, figures: figuresOf(quick, slow) }).isGood).toBe(false);
});

test('what was never measured is not good, and a request without an answer counts as long as it was waited for', () => {
  expect(report({ ...outcome, figures: figuresOf() }).isGood).toBe(false);
  const unwatched = figuresOf({ away: [], idle: [], recoveryMs: 200 });
  expect(report({ ...outcome, figures: unwatched }).isGood).toBe(false);
  const [outage] = figuresOf({ away: [], idle: [2], recoveryMs: 200 }).outages;
  const hung = outage ? [{ ...outage, probes: answered('hung', [15_000]) }] : [];
  expect(report({ ...outcome, figures: { ...unwatched, outages: hung } }).isGood).toBe(false);
});

test('what the machine itself costs is not held against the door, and a short run times nothing', () => {
  const busy = figuresOf({ away: [400], idle: [350], recoveryMs: 200 });
  expect(report({ ...outcome, figures: busy }).isGood).toBe(true);
  const slow = figuresOf({ away: [400], idle: [1], recoveryMs: 9_000 });
  expect(report({ ...outcome, figures: slow, options: { ...outcome.options, short: true } }).isGood).toBe(true);
});
