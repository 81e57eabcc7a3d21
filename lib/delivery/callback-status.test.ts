import { expect, test } from 'vitest';
import { callbackStatus, type StatusSource } from './callback-status';

/** `2 delivered 1`: destination, status, attempts; ids in the order given. */
function of(...lines: string[]): StatusSource[] {
  return lines.map((line, index) => {
    const [destinationId = '', status = '', attempts = ''] = line.split(' ');
    const known = ['waiting', 'in_progress', 'delivered', 'exhausted', 'cancelled'] as const;
    const found = known.find((each) => each === status);
    if (!found) throw new Error(`There is no status ${status}.`);
    return { id: BigInt(index + 1), destinationId, status: found, attemptCount: Number(attempts) };
  });
}

test.each([
  ['nobody wants it', [], 'recorded'],
  ['nothing was tried', ['1 waiting 0'], 'new'],
  ['an attempt runs', ['1 in_progress 1'], 'in_progress'],
  ['a retry waits', ['1 waiting 1'], 'failed'],
  ['the schedule ended', ['1 exhausted 13'], 'failed'],
  ['it was delivered', ['1 delivered 2'], 'sent'],
  ['one destination has it, another was not tried', ['1 delivered 1', '2 waiting 0'], 'in_progress'],
  ['one destination has it, another refused', ['1 delivered 1', '2 waiting 3'], 'failed'],
  ['one destination refused, an attempt runs at another', ['1 waiting 3', '2 in_progress 1'], 'in_progress'],
  ['a replay delivered what was exhausted', ['1 exhausted 13', '1 delivered 1'], 'sent'],
  ['a replay of what was delivered fails', ['1 delivered 1', '1 waiting 1'], 'failed'],
  ['a replay of what was delivered was cancelled', ['1 delivered 1', '1 cancelled 0'], 'sent'],
  ['it was cancelled before it was tried', ['1 cancelled 0'], 'recorded'],
  ['it was cancelled after failures', ['1 cancelled 3'], 'failed'],
])('%s', (_case, lines, expected) => {
  expect(callbackStatus(of(...lines))).toBe(expected);
});

test('the order of the rows does not matter', () => {
  const rows = of('1 exhausted 13', '1 cancelled 0', '1 delivered 1', '2 waiting 0');
  expect(callbackStatus([...rows].reverse())).toBe(callbackStatus(rows));
});
