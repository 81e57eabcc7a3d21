import { describe, expect, test } from 'vitest';
import { describeEvent, durationWords, offsetWords } from './describe-event';

describe('the words of a timeline', () => {
  test('name the change and what became of it', () => {
    const event = { atMs: 0, callbackId: '1', fromStatus: 'SUCCESS', toStatus: 'FAIL', verdict: 'conflict' } as const;
    expect(describeEvent(event)).toBe('SUCCESS → FAIL (conflict)');
    expect(describeEvent({ ...event, fromStatus: null, verdict: 'opened' })).toBe('FAIL (opened)');
  });

  test.each([
    [0, '0 ms'],
    [999, '999 ms'],
    [1_000, '1 s'],
    [1_204, '1.204 s'],
    [59_999, '59.999 s'],
    [252_000, '4 min 12 s'],
    [3_600_000, '1 h'],
    [90_000_000, '1 d 1 h'],
  ])('say %i ms as %s', (ms, words) => expect(durationWords(ms)).toBe(words));

  test('say on which side of the first news an instant lies', () => {
    expect([offsetWords(5, 5), offsetWords(40, 5), offsetWords(5, 40)]).toEqual(['±0 ms', '+35 ms', '−35 ms']);
  });
});
