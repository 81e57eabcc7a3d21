import { expect, test, vi } from 'vitest';
import { DatabaseWatch } from './database-watch';

/** Questions that the test answers, in their order. */
function questions() {
  const open: { answer(): void; fail(): void }[] = [];
  const ask = () =>
    new Promise<void>((resolve, reject) => open.push({ answer: resolve, fail: () => reject(new Error('away')) }));
  return { open, ask };
}

test('a fault that came at once makes nobody turn away: the next one may try', () => {
  const { open, ask } = questions();
  const watch = new DatabaseWatch(ask);
  watch.missed(5);
  expect(watch.isAway).toBe(false);
  expect(open).toHaveLength(0);
});

test('after somebody waited in vain it is away until a question is answered, however long others take', async () => {
  const { open, ask } = questions();
  const watch = new DatabaseWatch(ask);
  watch.missed(2_500);
  watch.missed(2_500);
  expect(watch.isAway).toBe(true);
  expect(open).toHaveLength(1);
  // The first one hangs: the next is asked all the same.
  await vi.waitFor(() => expect(open.length).toBeGreaterThan(1));
  expect(watch.isAway).toBe(true);
  open[1]?.fail();
  open[0]?.answer();
  await vi.waitFor(() => expect(watch.isAway).toBe(false));
});

test('a write that gets through says that it is back before any question does', async () => {
  const { open, ask } = questions();
  const watch = new DatabaseWatch(ask);
  watch.missed(2_500);
  watch.found();
  expect(watch.isAway).toBe(false);
  open[0]?.fail();
  watch.missed(2_500);
  await vi.waitFor(() => expect(open.length).toBeGreaterThan(1));
  expect(watch.isAway).toBe(true);
  watch.found();
});
