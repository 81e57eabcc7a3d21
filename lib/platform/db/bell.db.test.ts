import pg from 'pg';
import { expect } from 'vitest';
import { test as base } from '@/e2e/support/test-database';
import { type NudgeOrigin, type NudgeTopic, nudge, onNudge } from '@/lib/platform/nudge';
import { startBell } from './bell';

/** Another process on the same database, as far as the bell can tell; `heard` grows as it is rung. */
const test = base.extend('other', async ({ directUrl }, { onCleanup }) => {
  const client = new pg.Client({ connectionString: directUrl });
  client.on('error', () => undefined);
  await client.connect();
  const heard: string[] = [];
  client.on('notification', ({ payload = '' }) => heard.push(payload));
  await client.query('listen callback_console');
  onCleanup(() => client.end());
  return { client, heard };
});

/** Resolves at the next nudge of `topic` from `origin`. */
function nudged(topic: NudgeTopic, origin: NudgeOrigin): Promise<void> {
  return new Promise((resolve) => {
    const off = onNudge(topic, (from) => {
      if (from !== origin) return;
      off();
      resolve();
    });
  });
}

const ready = () => nudged('replay', 'elsewhere');

test('a nudge here is heard by the other processes, many within a moment as few rings', async ({
  directUrl,
  other,
}) => {
  const connected = ready();
  const bell = startBell(directUrl, { gapMs: 50 });
  await connected;
  for (let count = 0; count < 1_000; count += 1) nudge(count % 2 ? 'apply' : 'deliver');
  await expect.poll(() => other.heard.join(' ')).toMatch(/apply/);
  await expect.poll(() => other.heard.join(' ')).toMatch(/deliver/);
  expect(other.heard.length).toBeLessThanOrEqual(3);
  await bell.stop();
});

test('a ring of another process is a nudge here and is not handed on again; what is no topic is nothing', async ({
  directUrl,
  other,
}) => {
  const connected = ready();
  const bell = startBell(directUrl, { gapMs: 1 });
  await connected;
  const heardBefore = other.heard.length;
  const apply = nudged('apply', 'elsewhere');
  await other.client.query(`select pg_notify('callback_console', 'another-process nonsense apply')`);
  await apply;
  nudge('deliver');
  await expect.poll(() => other.heard.slice(heardBefore + 1).length).toBe(1);
  expect(other.heard.at(-1)).toMatch(/^\S+ deliver$/);
  await bell.stop();
});

test('after a lost connection it is heard again, and everybody looks for what was told meanwhile', async ({
  directUrl,
  other,
}) => {
  const connected = ready();
  const bell = startBell(directUrl, { gapMs: 1, reconnectMs: 10 });
  await connected;
  const back = ready();
  await other.client.query(
    `select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'callback-console bell'`,
  );
  await back;
  nudge('apply');
  await expect.poll(() => other.heard.at(-1)).toMatch(/ apply$/);
  await bell.stop();
});
