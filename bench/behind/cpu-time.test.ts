import { expect, test } from 'vitest';
import { cpuOfPostgres, cpuOfProcess, parseProcessTime } from './cpu-time';

test('the CPU of a process is read whatever its name holds', () => {
  const stat = '4711 (postgres: a) b (c)) S 42 1 1 0 -1 4194560 9 8 7 6 150 50 30 20 20 0 1 0 99 1 2';
  expect(parseProcessTime(stat)).toEqual({ parent: '42', ownMs: 2_000, endedMs: 500 });
  expect(parseProcessTime('nothing')).toBeNull();
});

test('what cannot be read is no figure', async () => {
  expect(await cpuOfProcess(undefined)).toBeNull();
  expect(await cpuOfProcess('0')).toBeNull();
  expect(await cpuOfPostgres('0', [])).toBeNull();
});
