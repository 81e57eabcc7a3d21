import { test as base, expect } from 'vitest';
import { nudge } from '@/lib/platform/nudge';
import { createWatchers, type Seen, type Watchers } from './watchers';

const pace = { gapMs: 20, pollMs: 60_000, looksPerSecondMax: 10_000 };

const test = base.extend<{ watchers: Watchers }>({
  // biome-ignore lint/correctness/noEmptyPattern: Vitest reads the names of the fixtures from the pattern.
  watchers: async ({}, use) => {
    const watchers = createWatchers(pace);
    await use(watchers);
    watchers.stop();
  },
});

/** A thing that changes, and how often it was looked at. */
function changing(key: string) {
  const thing = { value: 1, looks: 0, broken: false };
  const look = async () => {
    thing.looks += 1;
    if (thing.broken) throw new Error('the database is away');
    return thing.value;
  };
  return { thing, question: { key, topics: ['records'] as const, look } };
}

test('many who watch the same thing share one look', async ({ watchers }) => {
  const { thing, question } = changing('a');
  const seen: Seen<string | number>[] = [];
  for (let at = 0; at < 50; at += 1) watchers.watch(question, (value) => seen.push(value));
  await expect.poll(() => seen.length).toBe(50);
  expect(thing.looks).toBe(1);
  expect(watchers.count()).toBe(1);
});

test('a nudge of its topic makes it look again, and only a change is told', async ({ watchers }) => {
  const { thing, question } = changing('a');
  const seen: Seen<string | number>[] = [];
  watchers.watch(question, (value) => seen.push(value));
  await expect.poll(() => seen).toEqual([{ known: true, value: 1 }]);
  nudge('records', 'elsewhere');
  await expect.poll(() => thing.looks).toBe(2);
  thing.value = 2;
  nudge('records', 'elsewhere');
  await expect
    .poll(() => seen)
    .toEqual([
      { known: true, value: 1 },
      { known: true, value: 2 },
    ]);
});

test('what came while it was being looked at is not missed', async ({ watchers }) => {
  const { thing, question } = changing('a');
  const slow = {
    ...question,
    look: async () => {
      const value = await question.look();
      if (thing.looks > 1) return value;
      thing.value = 2;
      nudge('records', 'elsewhere');
      return value;
    },
  };
  const seen: Seen<string | number>[] = [];
  watchers.watch(slow, (value) => seen.push(value));
  await expect.poll(() => seen.at(-1)).toEqual({ known: true, value: 2 });
});

test('a database that does not answer is told as not known, never as unchanged', async ({ watchers }) => {
  const { thing, question } = changing('a');
  thing.broken = true;
  const seen: Seen<string | number>[] = [];
  watchers.watch(question, (value) => seen.push(value));
  await expect.poll(() => seen).toEqual([{ known: false }]);
});

test('nobody watches, nothing is looked at', async ({ watchers }) => {
  const { thing, question } = changing('a');
  const other = changing('b');
  let heard = 0;
  const off = watchers.watch(question, () => undefined);
  off();
  watchers.watch(other.question, () => {
    heard += 1;
  });
  nudge('records', 'elsewhere');
  await expect.poll(() => heard).toBe(1);
  expect(thing.looks).toBe(0);
  expect(watchers.count()).toBe(1);
});
