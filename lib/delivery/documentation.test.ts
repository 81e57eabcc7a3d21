import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { breakerAttemptsMin, breakerFailureShare, breakerOpenMs, breakerOpenMsMax, breakerWindowMs } from './breaker';
import { errorClasses, errorClassInfo } from './error-class';
import { bulkShare, reservedShare } from './plan-room';
import { responseBytesMax } from './running-call';
import { defaultScheduleSeconds, jitterMax, retryAfterStretchMax } from './schedule';

const page = readFileSync(path.resolve(import.meta.dirname, '../../docs/forwarding.md'), 'utf8');

function inWords(seconds: number): string {
  const parts = [
    [Math.floor(seconds / 3_600), 'h'],
    [Math.floor((seconds % 3_600) / 60), 'min'],
    [seconds % 60, 's'],
  ] as const;
  return parts.flatMap(([count, unit]) => (count === 0 ? [] : [`${count} ${unit}`])).join(' ');
}

/** The table of the default schedule as the page has to print it. */
function scheduleTable(): string {
  let total = 0;
  const rows = defaultScheduleSeconds.map((seconds, index) => {
    total += seconds;
    return `| ${index + 2} | ${inWords(seconds)} | ${inWords(total)} |`;
  });
  return ['| 1 | at once | 0 s |', ...rows].join('\n');
}

function errorClassTable(): string {
  return errorClasses
    .map((name) => {
      const { meaning, whatToDo, mayHaveArrived } = errorClassInfo[name];
      return `| \`${name}\` | ${meaning} | ${whatToDo} | ${mayHaveArrived ? 'yes' : 'no'} |`;
    })
    .join('\n');
}

test('the page prints the delays of the code', () => {
  expect(page).toContain(scheduleTable());
});

test('the page prints every error class of the code, in its words', () => {
  expect(page).toContain(errorClassTable());
});

test('the figures in the page’s sentences are the code’s', () => {
  expect([breakerFailureShare, breakerAttemptsMin, breakerWindowMs]).toEqual([0.7, 10, 5 * 60_000]);
  expect([breakerOpenMs, breakerOpenMsMax]).toEqual([30_000, 5 * 60_000]);
  expect([reservedShare, bulkShare, jitterMax, retryAfterStretchMax]).toEqual([0.25, 0.5, 0.2, 2]);
  expect(responseBytesMax).toBe(256 * 1024);
  expect(page).toContain('at least 70 % of at least 10 attempts within 5 minutes');
  expect(page).toContain('256 KiB');
});
