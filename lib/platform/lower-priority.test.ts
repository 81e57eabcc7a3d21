import { type ChildProcess, spawn } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import os from 'node:os';
import { describe, expect, onTestFinished, test } from 'vitest';
import { leadsSession, lowerPriority, niceOfGroup } from './lower-priority';

async function startIdle(detached: boolean): Promise<number> {
  const child: ChildProcess = spawn('sleep', ['60'], { detached, stdio: 'ignore' });
  onTestFinished(() => void child.kill());
  await new Promise((resolve, reject) => child.once('spawn', () => resolve(null)).once('error', reject));
  return child.pid ?? 0;
}

/** Null where the system shares the processors by process alone. */
const groupOf = async (pid: number) => niceOfGroup(await readFile(`/proc/${pid}/autogroup`, 'latin1').catch(() => ''));

test('a process that leads a session gives way with all of it, again each time', async () => {
  const pid = await startIdle(true);
  const [own, group] = [os.getPriority(pid), await groupOf(pid)];
  await lowerPriority(pid, 3);
  expect(os.getPriority(pid)).toBe(own + 3);
  expect(await groupOf(pid)).toBe(group === null ? null : group + 3);
  await lowerPriority(pid, 40);
  expect(os.getPriority(pid)).toBe(19);
  expect(await groupOf(pid)).toBe(group === null ? null : 19);
});

test('one in the session of others gives way alone', async () => {
  const pid = await startIdle(false);
  const [own, group] = [os.getPriority(pid), await groupOf(pid)];
  await lowerPriority(pid, 3);
  expect(os.getPriority(pid)).toBe(own + 3);
  expect(await groupOf(pid)).toBe(group);
});

test('a process that is not there is nobody’s trouble', async () => {
  await expect(lowerPriority(2 ** 22 + 1, 3)).resolves.toBeUndefined();
});

describe('what Linux tells', () => {
  test('who leads a session, whatever its name holds', () => {
    expect(leadsSession('4711 (postgres: a) b (c)) S 42 4711 4711 0 -1 4194560')).toBe(true);
    expect(leadsSession('4711 (node) S 42 4711 42 0 -1 4194560')).toBe(false);
    expect(leadsSession('471 (node) S 42 4711 4711 0 -1 4194560')).toBe(false);
    expect(leadsSession('')).toBe(false);
  });

  test('how much a session gives way', () => {
    expect(niceOfGroup('/autogroup-154844 nice 0\n')).toBe(0);
    expect(niceOfGroup('/autogroup-7 nice -11\n')).toBe(-11);
    expect(niceOfGroup('')).toBeNull();
  });
});
