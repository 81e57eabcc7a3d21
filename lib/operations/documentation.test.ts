import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { refusalAnswers } from '@/lib/intake/answers';
import { issueKinds } from '@/lib/ledger/issue-kinds';
import { openDatabase } from '@/lib/platform/db/client';
import { familiesOf } from '@/lib/platform/metrics/families';
import { makeInstruments } from '@/lib/platform/metrics/instruments';
import { queueFamilies } from './queue-families';

const page = readFileSync('docs/operations.md', 'utf8');
const familySchema = z.object({ name: z.string(), type: z.string() });

async function ourFamilies() {
  const none = { queues: [], lanes: [], breakers: [], issues: [] };
  const families = [...(await familiesOf(makeInstruments().registry)), ...(await queueFamilies(none))];
  return families.map((family) => familySchema.parse(family));
}

/** Names without what a histogram adds to them. */
function namesIn(text: string): Set<string> {
  const names = text.match(/\b(?:callback_console|nodejs|process)_[a-z0-9_]+[a-z0-9]/g) ?? [];
  return new Set(names.map((name) => name.replace(/_seconds_(bucket|count|sum)$/, '_seconds')));
}

test('the page names every metric of ours, and none that there is not', async () => {
  const all = new Set((await ourFamilies()).map(({ name }) => name));
  const ours = [...all].filter((name) => name.startsWith('callback_console_'));
  for (const name of ours) expect(page, name).toContain(`| \`${name}\` |`);
  for (const name of namesIn(page)) expect(all, name).toContain(name);
});

test('an alert looks for causes and kinds that there are', () => {
  const words: readonly string[] = [...issueKinds, ...Object.keys(refusalAnswers)];
  const patterns = [...page.matchAll(/(?:kind|cause)=~"([^"]+)"/g)].map(([, pattern = '']) => pattern);
  expect(patterns.length).toBeGreaterThan(2);
  // In a table a bar is written with a backslash.
  for (const part of patterns.flatMap((pattern) => pattern.split('\\|'))) {
    expect(
      words.some((word) => new RegExp(`^${part}$`).test(word)),
      part,
    ).toBe(true);
  }
});

test('the page says how many connections a process holds at most', async () => {
  const db = openDatabase('postgresql://nobody@127.0.0.1:1/none');
  const [pool, door, files] = [db.pool.options.max, db.door.options.max, db.files.options.max];
  await db.close();
  const bell = 1;
  const worker = pool + door + bell;
  const [server, screens] = [worker, worker + files];
  for (const [process, count] of Object.entries({ server, screens, worker })) {
    expect(page).toContain(`| ${process} | ${count} | `);
  }
  expect(page).toContain(`${server + screens} a server with its screens and ${worker} a worker`);
  expect(page).toContain(`Two servers with a worker each are ${2 * (server + screens + worker)}`);
  expect(page).toContain(`[up to ${server + screens + worker}](#connections) with one worker`);
});

test('a counter ends as a counter does, and what lasts is told in seconds', async () => {
  for (const { name, type } of (await ourFamilies()).filter((family) => family.name.startsWith('callback_console_'))) {
    expect(name.endsWith('_total'), name).toBe(type === 'counter');
    if (/age|duration/.test(name)) expect(name).toMatch(/_seconds$/);
  }
});
