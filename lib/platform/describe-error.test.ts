import { Writable } from 'node:stream';
import pg from 'pg';
import pino from 'pino';
import { expect, test } from 'vitest';
import { describeError } from './describe-error';
import { NotFoundError } from './errors';
import { logOptions } from './log';

function refused(): pg.DatabaseError {
  const error = new pg.DatabaseError('invalid input syntax: "4111 1111"', 1, 'error');
  return Object.assign(error, {
    severity: 'ERROR',
    code: '23502',
    constraint: 'callbacks_amount',
    detail: 'Failing row contains (Ann, 4111 1111).',
    where: 'unnamed portal parameter $1 = 4111 1111',
  });
}

test('nothing that Postgres quotes of a row reaches a log, only its code, its constraint and the place', () => {
  const lines: string[] = [];
  const sink = new Writable({ write: (chunk, _encoding, done) => done(void lines.push(String(chunk))) });
  const log = pino(logOptions('info'), sink);
  log.error({ err: refused() }, 'it failed');
  log.error({ err: new Error('Outer.', { cause: refused() }) }, 'it failed');
  log.error(refused(), 'it failed');
  expect(lines).toHaveLength(3);
  for (const line of lines) {
    expect(line).not.toMatch(/4111|Ann/);
    expect(line).toContain('23502');
    expect(line).toContain('callbacks_amount');
    expect(line).toContain('describe-error.test');
  }
});

test('text that is no JSON is not quoted', () => {
  try {
    JSON.parse('{"payer":"Ann"');
  } catch (error) {
    expect(JSON.stringify(describeError(error))).not.toContain('Ann');
  }
  expect.assertions(1);
});

test('our own sentences and those of the language stay', () => {
  expect(describeError(new NotFoundError('There is no callback 7.'))).toMatchObject({
    type: 'NotFoundError',
    code: 'not_found',
    message: 'There is no callback 7.',
  });
  expect(describeError(new TypeError('x is not a function'))).toMatchObject({ message: 'x is not a function' });
});

test('what is thrown without being an error is named by its type, and a ring of causes ends', () => {
  expect(describeError('4111')).toEqual({ type: 'string' });
  const ring = new Error('a');
  ring.cause = ring;
  expect(JSON.stringify(describeError(ring)).match(/"type"/g)).toHaveLength(6);
});
