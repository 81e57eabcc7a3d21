import fc from 'fast-check';
import { expect, test } from 'vitest';
import { GroupCommit, type GroupCommitOptions, groupLength } from './group-commit';

class RowFault extends Error {}

function commits(options: Partial<GroupCommitOptions<number, string>>) {
  return new GroupCommit<number, string>({
    write: async (rows) => rows.map(String),
    isRowFault: (error) => error instanceof RowFault,
    bytesOf: () => 1,
    rowsMax: 8,
    bytesMax: 1_000,
    groupsMax: 2,
    companyMsMax: 60_000,
    queueRowsMax: 1_000,
    queueBytesMax: 100_000,
    waitMsMax: 60_000,
    onCommitted: () => undefined,
    onLate: () => undefined,
    ...options,
  });
}

/** A promise that the test settles. */
function gate() {
  let open: () => void = () => undefined;
  const opened = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { opened, open };
}

test('every row gets its own result, whatever it was grouped with', async () => {
  const group = commits({});
  const rows = Array.from({ length: 100 }, (_, index) => index);
  const committed = await Promise.all(rows.map((row) => group.submit(row)));
  expect(committed).toEqual(rows.map((row) => ({ outcome: 'committed', result: String(row) })));
  expect(group.depth).toEqual({ rows: 0, bytes: 0 });
});

test('rows that come while a group is on its way share the next one', async () => {
  const { opened, open } = gate();
  const sizes: number[] = [];
  const group = commits({
    groupsMax: 1,
    async write(rows) {
      sizes.push(rows.length);
      await opened;
      return rows.map(String);
    },
  });
  const first = group.submit(0);
  await new Promise((resolve) => setImmediate(resolve));
  const others = [1, 2, 3, 4, 5].map((row) => group.submit(row));
  open();
  await Promise.all([first, ...others]);
  expect(sizes).toEqual([1, 5]);
});

test('beside a group on its way the next one begins for half as many rows as is usual, and for eight where little came', async () => {
  const round = () => new Promise((resolve) => setImmediate(resolve));
  let held = gate();
  const sizes: number[] = [];
  const group = commits({
    groupsMax: 2,
    rowsMax: 64,
    async write(rows) {
      sizes.push(rows.length);
      await held.opened;
      return rows.map(String);
    },
  });
  const submit = (count: number) => Array.from({ length: count }, (_, row) => group.submit(row));
  const few = submit(1);
  await round();
  few.push(...submit(7));
  await round();
  expect(sizes).toEqual([1]);
  few.push(...submit(1));
  await round();
  expect(sizes).toEqual([1, 8]);
  held.open();
  await Promise.all(few);

  for (let times = 0; times < 64; times += 1) await Promise.all(submit(22));
  held = gate();
  sizes.length = 0;
  const many = submit(22);
  await round();
  many.push(...submit(10));
  await round();
  expect(sizes).toEqual([22]);
  many.push(...submit(1));
  await round();
  expect(sizes).toEqual([22, 11]);
  held.open();
  await Promise.all(many);
});

test('who comes alone after many does not wait for a group that hangs', async () => {
  const hangs = gate();
  const sizes: number[] = [];
  const group = commits({
    rowsMax: 64,
    companyMsMax: 5,
    async write(rows) {
      sizes.push(rows.length);
      if (rows.includes(-1)) await hangs.opened;
      return rows.map(String);
    },
  });
  for (let burst = 0; burst < 20; burst += 1) {
    await Promise.all(Array.from({ length: 15 }, (_, row) => group.submit(row)));
  }
  const hanging = group.submit(-1);
  await new Promise((resolve) => setImmediate(resolve));
  expect((await group.submit(1)).outcome).toBe('committed');
  expect((await Promise.all([group.submit(2), group.submit(3)])).map(({ outcome }) => outcome)).toEqual([
    'committed',
    'committed',
  ]);
  expect(sizes.slice(-3)).toEqual([1, 1, 2]);
  hangs.open();
  await hanging;
});

test('of many that are read in one round the first are on their way before the last is read', async () => {
  const written: number[][] = [];
  const group = commits({
    rowsMax: 64,
    async write(rows) {
      written.push([...rows]);
      return rows.map(String);
    },
  });
  const rows = Array.from({ length: 40 }, (_, row) => row);
  const committed = rows.slice(0, 32).map((row) => group.submit(row));
  expect(written).toEqual([rows.slice(0, 32)]);
  committed.push(...rows.slice(32).map((row) => group.submit(row)));
  expect((await Promise.all(committed)).map(({ outcome }) => outcome)).toEqual(rows.map(() => 'committed'));
  expect(written.flat()).toEqual(rows);
});

test('each group tells how long the first of it waited, from when it was submitted', async () => {
  const { opened, open } = gate();
  const waitedMs: number[] = [];
  const group = commits({
    groupsMax: 1,
    onCommitted: (ms) => waitedMs.push(ms),
    async write(rows) {
      await opened;
      return rows.map(String);
    },
  });
  const first = group.submit(0);
  await new Promise((resolve) => setImmediate(resolve));
  const submittedAtMs = performance.now();
  const second = group.submit(1);
  await new Promise((resolve) => setImmediate(resolve));
  const leastMs = performance.now() - submittedAtMs;
  open();
  await Promise.all([first, second, group.submit(2)]);
  expect(waitedMs).toHaveLength(2);
  expect(waitedMs[1]).toBeGreaterThanOrEqual(leastMs);
  expect(waitedMs[0]).toBeGreaterThanOrEqual(waitedMs[1] ?? 0);
});

test('rows that cannot be written fail alone, whichever they are', async () => {
  await fc.assert(
    fc.asyncProperty(fc.uniqueArray(fc.nat(40), { maxLength: 10 }), async (bad) => {
      const group = commits({
        rowsMax: 64,
        async write(rows) {
          if (rows.some((row) => bad.includes(row))) throw new RowFault();
          return rows.map(String);
        },
      });
      const rows = Array.from({ length: 41 }, (_, index) => index);
      const outcomes = await Promise.all(rows.map(async (row) => (await group.submit(row)).outcome));
      expect(outcomes).toEqual(rows.map((row) => (bad.includes(row) ? 'row_fault' : 'committed')));
    }),
    { numRuns: 30 },
  );
});

test('a fault of the database fails the group at once, with one try', async () => {
  let tries = 0;
  const group = commits({
    async write() {
      tries += 1;
      throw new Error('away');
    },
  });
  const outcomes = await Promise.all([1, 2, 3].map(async (row) => (await group.submit(row)).outcome));
  expect(outcomes).toEqual(['database_fault', 'database_fault', 'database_fault']);
  expect(tries).toBe(1);
});

test('a full queue says so at once, in rows and in bytes', async () => {
  const { opened, open } = gate();
  const write = async (rows: readonly number[]) => {
    await opened;
    return rows.map(String);
  };
  const byRows = commits({ groupsMax: 1, queueRowsMax: 3, write });
  const byBytes = commits({ groupsMax: 1, queueBytesMax: 3, write });
  for (const group of [byRows, byBytes]) {
    const waiting = [1, 2, 3].map((row) => group.submit(row));
    expect(await group.submit(4)).toEqual({ outcome: 'full' });
    open();
    expect((await Promise.all(waiting)).map(({ outcome }) => outcome)).toEqual(Array(3).fill('committed'));
  }
});

test('nobody waits without bound, and who was told to come again is not written from the queue', async () => {
  const { opened, open } = gate();
  const written: number[] = [];
  const group = commits({
    groupsMax: 1,
    rowsMax: 1,
    waitMsMax: 5,
    async write(rows) {
      written.push(...rows);
      await opened;
      return rows.map(String);
    },
  });
  const outcomes = await Promise.all([1, 2].map(async (row) => (await group.submit(row)).outcome));
  expect(outcomes).toEqual(['late', 'late']);
  open();
  await new Promise((resolve) => setImmediate(resolve));
  expect((await group.submit(3)).outcome).toBe('committed');
  expect(written).toEqual([1, 3]);
});

test('whoever waited in vain says so, and the others that wait can be told at once, the row on its way too', async () => {
  const { opened, open } = gate();
  const written: number[] = [];
  let late = 0;
  const group = commits({
    groupsMax: 1,
    rowsMax: 1,
    waitMsMax: 5,
    onLate() {
      late += 1;
      group.giveUp();
    },
    async write(rows) {
      written.push(...rows);
      await opened;
      return rows.map(String);
    },
  });
  const outcomes = await Promise.all([1, 2, 3].map(async (row) => (await group.submit(row)).outcome));
  expect(outcomes).toEqual(['late', 'late', 'late']);
  expect(late).toBe(1);
  open();
  await new Promise((resolve) => setImmediate(resolve));
  expect((await group.submit(4)).outcome).toBe('committed');
  expect(written).toEqual([1, 4]);
});

test('a group holds at least one row and keeps within both bounds', () => {
  fc.assert(
    fc.property(
      fc.array(fc.nat(100), { minLength: 1 }),
      fc.integer({ min: 1, max: 10 }),
      fc.nat(300),
      (sizes, rows, bytes) => {
        const length = groupLength(sizes, rows, bytes);
        expect(length).toBeGreaterThanOrEqual(1);
        expect(length).toBeLessThanOrEqual(Math.min(rows, sizes.length));
        const sum = sizes.slice(0, length).reduce((total, size) => total + size, 0);
        expect(length === 1 || sum <= bytes).toBe(true);
      },
    ),
  );
});
