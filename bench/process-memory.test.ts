import { expect, test } from 'vitest';
import {
  besideProgram,
  largestTaken,
  memoryOf,
  memoryTakenText,
  memoryText,
  peakOf,
  residentOf,
} from './process-memory';

test('a process beside a server is told by what it runs', () => {
  expect(besideProgram('/usr/bin/node\0/srv/scripts/beside.mjs\0screens\0')).toBe('screens');
  expect(besideProgram('/usr/bin/node\0/srv/scripts/serve.mjs\0')).toBeNull();
  expect(besideProgram('')).toBeNull();
});

test('memory is read in MB, as it is and at most', () => {
  const status = 'VmHWM:\t  307200 kB\nVmRSS:\t  204800 kB\n';
  expect([residentOf(status), peakOf(status)]).toEqual([200, 300]);
  expect([residentOf(''), peakOf('')]).toEqual([null, null]);
});

test('the largest of several measurements is told, the server first; a peak that one of them lacks is not known', () => {
  const one = { memoryMb: { server: 210, screens: 150 }, peakMb: { server: 250, screens: 151 } };
  const other = {
    memoryMb: { server: 190, screens: 180, worker: 90 },
    peakMb: { server: 240, screens: 190, worker: 99 },
  };
  expect(largestTaken([one, other])).toEqual({
    memoryMb: { server: 210, screens: 180, worker: 90 },
    peakMb: { server: 250, screens: 190, worker: 99 },
  });
  expect(largestTaken([one, { ...other, peakMb: null }]).peakMb).toBeNull();
  expect(memoryText({ worker: 90, server: 210 })).toBe('210 + worker 90');
  expect(memoryText({})).toBe('—');
  expect(memoryTakenText(one)).toBe('210 + screens 150 at the end, 250 + screens 151 at most');
  expect(memoryTakenText({ ...one, peakMb: null })).toBe('210 + screens 150');
});

test('this very process has memory, no more than it ever had, and brought nothing along', async () => {
  const { memoryMb, peakMb } = await memoryOf(process.pid);
  expect(Object.keys(memoryMb)).toEqual(process.platform === 'linux' ? ['server'] : []);
  if (process.platform === 'linux') expect(peakMb?.server).toBeGreaterThanOrEqual(memoryMb.server ?? 0);
  else expect(peakMb).toBeNull();
  expect(await memoryOf(undefined)).toEqual({ memoryMb: {}, peakMb: null });
});
