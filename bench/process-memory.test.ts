import { expect, test } from 'vitest';
import { besideProgram, largestMemory, memoryOf, memoryText, residentOf } from './process-memory';

test('a process beside a server is told by what it runs', () => {
  expect(besideProgram('/usr/bin/node\0/srv/scripts/beside.mjs\0screens\0')).toBe('screens');
  expect(besideProgram('/usr/bin/node\0/srv/scripts/serve.mjs\0')).toBeNull();
  expect(besideProgram('')).toBeNull();
});

test('memory is read in MB, and the largest of several measurements is told, the server first', () => {
  expect(residentOf('VmHWM:\t  300000 kB\nVmRSS:\t  204800 kB\n')).toBe(200);
  expect(residentOf('')).toBeNull();
  const largest = largestMemory([{ server: 210, screens: 150 }, { server: 190, screens: 180, worker: 90 }, {}]);
  expect(largest).toEqual({ server: 210, screens: 180, worker: 90 });
  expect(memoryText({ worker: 90, server: 210 })).toBe('210 + worker 90');
  expect(memoryText({})).toBe('—');
});

test('this very process has memory, and brought nothing along', async () => {
  expect(Object.keys(await memoryOf(process.pid))).toEqual(process.platform === 'linux' ? ['server'] : []);
});
