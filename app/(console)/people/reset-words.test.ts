import { expect, test } from 'vitest';
import { resetQuestion, resetWords } from './reset-words';

test('a second factor that goes with the password is asked about, and one that stays is not', () => {
  expect(resetQuestion('Vera', false, true).description).toContain('recovery codes are void');
  expect(resetQuestion('Vera', false, false).description).not.toContain('recovery codes');
});

test('of somebody who never had a password nothing is said to end but the link', () => {
  expect(resetQuestion('Ines', true, false)).toMatchObject({ description: 'An earlier link works no more.' });
  const words = resetWords({ invited: true, sessionsEnded: 0, secondFactorRemoved: false });
  expect(words).not.toMatch(/old password|[Ss]ession/);
});

test('what ended is told as it was: how many sessions, and the second factor only where one was removed', () => {
  const reset = { invited: false, sessionsEnded: 2, secondFactorRemoved: true };
  expect(resetWords(reset)).toContain('Sessions ended: 2. The second factor is removed.');
  expect(resetWords({ ...reset, secondFactorRemoved: false })).not.toContain('second factor');
});
