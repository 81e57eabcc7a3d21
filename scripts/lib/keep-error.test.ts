import pg from 'pg';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { errorLine } from './keep-error';

const at = new Date('2026-03-02T09:00:00.000Z');
const lineSchema = z.object({ time: z.string(), err: z.object({ type: z.string(), stack: z.string() }) });

test('a failure is one line with its kind and place', () => {
  const line = errorLine(new TypeError('value is not a function'), at);
  expect(line.endsWith('\n')).toBe(true);
  expect(line.trimEnd()).not.toContain('\n');
  const { time, err } = lineSchema.parse(JSON.parse(line));
  expect(time).toBe('2026-03-02T09:00:00.000Z');
  expect(err.type).toBe('TypeError');
  expect(err.stack).toContain('keep-error.test.ts');
});

test('a connection string, a query or a token in a message never reaches the file', () => {
  const inner = new Error('postgresql://console:hunter2@db/console?sslpassword=hunter3 with Bearer hunter4');
  const line = errorLine(new Error('could not reach /return?payer=hunter5', { cause: inner }), at);
  expect(line).not.toMatch(/hunter\d/);
  expect(line).toContain('could not reach /return?[redacted]');
});

test('what Postgres and JSON.parse quote never reaches the file', () => {
  const refused = new pg.DatabaseError('invalid input: "4111111111111111"', 1, 'error');
  Object.assign(refused, { severity: 'ERROR', detail: 'Failing row contains (hunter2).' });
  let unread: unknown;
  try {
    JSON.parse('hunter3');
  } catch (error) {
    unread = error;
  }
  expect(errorLine(refused, at) + errorLine(unread, at) + errorLine('hunter4', at)).not.toMatch(/4111|hunter/);
});
