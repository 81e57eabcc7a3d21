import { expect, test } from 'vitest';
import { countOf, estimateWords, replayedWords, startWords } from './replay-words';

test('counts and times are words that people say', () => {
  expect([countOf(1, 'callback'), countOf(12_408, 'callback'), countOf(2, 'delivery', 'deliveries')]).toEqual([
    '1 callback',
    '12,408 callbacks',
    '2 deliveries',
  ]);
  expect([1, 90, 600, 9_000].map(estimateWords)).toEqual([
    'about a second',
    'about 90 s',
    'about 10 min',
    'about 2.5 h',
  ]);
});

test('the button counts what goes out, and nothing that no destination wants', () => {
  const plan = { callbackCount: 791, unwantedCount: 109, failedApplyCount: 0, approval: null };
  expect(startWords(plan)).toBe('Replay 682 callbacks');
  expect(startWords({ ...plan, approval: 'sent' })).toBe('Ask to replay 682 callbacks');
  expect(startWords({ ...plan, callbackCount: 2, unwantedCount: 2, failedApplyCount: 1 })).toBe(
    'Apply 1 callback again',
  );
});

test('a replay that sent nothing never reads as one that did', () => {
  expect(replayedWords({ outcome: 'no_destination', reapplied: false }).done).toBe(false);
  const delivery = { id: '2', destinationId: '1', replayOf: null };
  const deliveries = ['One', 'Two', 'Three'].map((destinationName) => ({ ...delivery, destinationName }));
  expect(replayedWords({ outcome: 'replayed', deliveries, reapplied: true })).toEqual({
    done: true,
    words: 'It is being sent again to One, Two and Three. It had failed to apply and is applied again too.',
  });
});
