import { expect, test } from 'vitest';
import { withStateAge } from './state-age';

const now = new Date('2026-03-02T09:00:00.000Z');
const spelledOut = (query: string) => withStateAge(new URLSearchParams(query), now).toString();

test('an age becomes the instant before which the status began; of several the youngest counts', () => {
  expect(spelledOut('age=3h&status=INIT')).toBe('status=INIT&statusBefore=2026-03-02T06%3A00%3A00.000Z');
  expect(spelledOut('age=3d&age=24h')).toBe('statusBefore=2026-03-01T09%3A00%3A00.000Z');
});

test('an age that is not offered narrows nothing', () => {
  expect(spelledOut('age=2y&status=INIT')).toBe('status=INIT');
});
