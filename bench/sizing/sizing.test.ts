import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { sizingText, withSizing } from './sizing';
import { readRecorded } from './write-sizing';

test('what docs/operations.md says of sizes is what was recorded', async () => {
  const document = await readFile('docs/operations.md', 'utf8');
  expect(document).toBe(withSizing(document, await readRecorded()));
});

test('delivering is what it takes beyond applying, and all of it is the sum', async () => {
  const { door, behind, pages } = await readRecorded();
  const cpu = (workerMicroseconds: number, postgresMicroseconds: number) => ({
    workerMicroseconds,
    postgresMicroseconds,
  });
  const searched = { searchedWorkerMicroseconds: 70, searchedPostgresMicroseconds: 130 };
  const text = sizingText({
    ...{ door: { ...door, sides: {} }, pages },
    behind: {
      ...behind,
      applied: { ...behind.applied, ...cpu(100, 200), ...searched },
      delivered: { ...behind.delivered, ...cpu(400, 600) },
    },
  });
  expect(text).toContain('| applied | 100 | 200 | 300 |');
  expect(text).toContain('| made searchable | 70 | 130 | 200 |');
  expect(text).toContain('| delivered to one destination | 300 | 400 | 700 |');
  expect(text).toContain('| all of it | | | 1200 |');
});

test('memory is called a peak only where all that was recorded is one', async () => {
  const { door, behind } = await readRecorded();
  const peak = (mb: number) => ({ memoryMb: { server: 1 }, peakMb: { server: mb } });
  const recorded = {
    door: { ...door, sides: {} },
    behind: {
      ...{ ...behind, large: undefined },
      ...{ applied: { ...behind.applied, ...peak(20) }, delivered: { ...behind.delivered, ...peak(30) } },
    },
    pages: { installations: [] },
  };
  expect(sizingText(recorded)).toContain(
    '| memory in MB, the most that was ever taken | |\n| --- | ---: |\n| server | 30 |',
  );
  const { applied } = recorded.behind;
  const without = { ...recorded, behind: { ...recorded.behind, applied: { ...applied, peakMb: null } } };
  expect(sizingText(without)).toContain('had ended | |\n| --- | ---: |\n| server | 1 |');
});
