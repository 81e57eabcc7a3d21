import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { StatusNews } from '@/lib/providers/contract';
import { decideTransition, type StatusState, unrecognisedRank, unstated } from './decide-transition';

const state = {
  INIT: { status: 'INIT', rank: 0, terminal: false, outcome: 'pending' },
  PROCESSING: { status: 'PROCESSING', rank: 1, terminal: false, outcome: 'pending' },
  SUCCESS: { status: 'SUCCESS', rank: 2, terminal: true, outcome: 'succeeded' },
  FAIL: { status: 'FAIL', rank: 2, terminal: true, outcome: 'failed' },
  QUEUED: { status: 'QUEUED', rank: 1, terminal: false, outcome: 'pending' },
  ODD: { status: 'ODD', rank: unrecognisedRank, terminal: false, outcome: 'pending' },
  STRANGE: { status: 'STRANGE', rank: unrecognisedRank, terminal: false, outcome: 'pending' },
} as const satisfies Record<string, StatusState>;

const news = (known: StatusState): StatusNews => {
  const { status, rank, terminal, outcome } = known;
  return { status, meaning: rank === unrecognisedRank ? null : { rank, terminal, outcome } };
};

describe('every case of current state and news', () => {
  const cases: [string, StatusState | null, StatusState | null, string, StatusState][] = [
    ['the first word opens', null, state.INIT, 'opened', state.INIT],
    ['a terminal first word opens', null, state.SUCCESS, 'opened', state.SUCCESS],
    ['an unknown first word opens and counts as pending', null, state.ODD, 'unrecognised', state.ODD],
    ['a record named without a status opens without one', null, null, 'opened', unstated],
    ['the first word after none advances', unstated, state.INIT, 'advanced', state.INIT],
    ['an unknown first word after none is kept', unstated, state.ODD, 'unrecognised', state.ODD],
    ['no word says nothing', state.INIT, null, 'unchanged', state.INIT],
    ['the same word says nothing new', state.INIT, state.INIT, 'unchanged', state.INIT],
    ['the same terminal word says nothing new', state.SUCCESS, state.SUCCESS, 'unchanged', state.SUCCESS],
    ['a higher word advances', state.INIT, state.PROCESSING, 'advanced', state.PROCESSING],
    ['ranks may be skipped', state.INIT, state.FAIL, 'advanced', state.FAIL],
    ['a lower word is superseded', state.PROCESSING, state.INIT, 'superseded', state.PROCESSING],
    ['anything after the end is superseded', state.SUCCESS, state.INIT, 'superseded', state.SUCCESS],
    ['a second end is a conflict', state.SUCCESS, state.FAIL, 'conflict', state.SUCCESS],
    ['an unknown word changes nothing', state.PROCESSING, state.ODD, 'unrecognised', state.PROCESSING],
    ['an unknown word changes no end', state.FAIL, state.ODD, 'unrecognised', state.FAIL],
    ['an unknown word again says nothing new', state.ODD, state.ODD, 'unchanged', state.ODD],
    [
      'of two words of one rank the later one in the order of text advances',
      state.PROCESSING,
      state.QUEUED,
      'advanced',
      state.QUEUED,
    ],
    ['and the earlier one is superseded', state.QUEUED, state.PROCESSING, 'superseded', state.QUEUED],
    [
      'of two unknown words the later one in the order of text is kept',
      state.ODD,
      state.STRANGE,
      'unrecognised',
      state.STRANGE,
    ],
    ['and the earlier one is not', state.STRANGE, state.ODD, 'unrecognised', state.STRANGE],
    ['a known word supersedes an unknown one', state.ODD, state.INIT, 'advanced', state.INIT],
  ];
  test.each(cases)('%s', (_, current, said, verdict, next) => {
    expect(decideTransition(current, said && news(said))).toEqual({ verdict, next });
  });

  test('a word that a later version knows moves on the record that it opened', () => {
    const learned = { status: 'ODD', rank: 1, terminal: false, outcome: 'pending' } as const;
    expect(decideTransition(state.ODD, news(learned))).toEqual({ verdict: 'advanced', next: learned });
  });

  test('an end whose table ranks it too low still ends', () => {
    const low = { status: 'VOID', rank: 0, terminal: true, outcome: 'cancelled' } as const;
    expect(decideTransition(state.PROCESSING, news(low))).toEqual({ verdict: 'advanced', next: low });
  });
});

const anyNews = fc.constantFrom(...Object.values(state).map(news), null);
const anyState = fc.constantFrom(...Object.values(state), unstated, null);

test('a terminal status never changes, a conflict changes nothing', () => {
  fc.assert(
    fc.property(anyState, anyNews, (current, said) => {
      const { verdict, next } = decideTransition(current, said);
      if (current?.terminal) expect(next).toBe(current);
      if (verdict === 'conflict' || verdict === 'superseded' || verdict === 'unchanged') expect(next).toBe(current);
      if (verdict === 'advanced') expect(next.rank).toBeGreaterThanOrEqual(current?.rank ?? Number.NaN);
    }),
  );
});

test('any order of a clean lifecycle, with duplicates and unknown words, ends where the right order ends', () => {
  const end = fc.constantFrom(state.SUCCESS, state.FAIL);
  const lifecycle = end.chain((last) =>
    fc.subarray([state.INIT, state.PROCESSING, state.QUEUED, last], { minLength: 1 }),
  );
  const run = (all: readonly (StatusNews | null)[]) =>
    all.reduce<StatusState | null>((current, one) => decideTransition(current, one).next, null);
  const mixed = lifecycle.chain((steps) => {
    const inOrder = steps.map(news);
    return fc
      .array(fc.constantFrom(...inOrder, news(state.ODD), null), { maxLength: 8 })
      .chain((extra) => fc.shuffledSubarray([...inOrder, ...extra], { minLength: inOrder.length + extra.length }))
      .map((shuffled) => ({ inOrder, shuffled }));
  });
  fc.assert(
    fc.property(mixed, ({ inOrder, shuffled }) => {
      expect(run(shuffled)).toEqual(run(inOrder));
    }),
  );
});
