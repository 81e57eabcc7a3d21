import pino from 'pino';
import { expect, test } from 'vitest';
import { logOptions } from './log';
import { openOrTell } from './open-or-tell';

test('of a secret that does not open the log says kind and id, and nothing of what it holds', () => {
  const lines: string[] = [];
  const log = pino(logOptions('info'), { write: (line: string) => lines.push(line) });
  expect(openOrTell(log, { kind: 'account', id: '7' }, () => 'opened')).toBe('opened');
  expect(lines).toEqual([]);
  expect(openOrTell(log, { kind: 'account', id: '7' }, () => JSON.parse('half of a secret'))).toBeNull();
  expect(lines).toHaveLength(1);
  expect(JSON.parse(lines[0] ?? '')).toMatchObject({ level: 'error', kind: 'account', id: '7' });
  expect(lines[0]).not.toContain('half');
});
