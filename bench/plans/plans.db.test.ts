import pg from 'pg';
import { describe, expect } from 'vitest';
import { fillDatabase } from '@/bench/fill/fill-database';
import { secretVariables } from '@/bench/fill/secret-variables';
import { readSample } from '@/bench/pages/samples';
import { testContext } from '@/e2e/support/test-context';
import { test } from '@/e2e/support/test-database';
import type { ActorContext } from '@/lib/access/actor';
import { scopes } from '@/lib/access/actor';
import { tokenDigest } from '@/lib/access/token-digest';
import { setContext } from '@/lib/platform/boot';
import { systemClock } from '@/lib/platform/clock';
import { driveApi, drivePages } from './drive-pages';
import { driveRecords } from './drive-records';
import { driveWorker } from './drive-worker';
import { filesThatAsk } from './files-that-ask';
import { growStatistics } from './grow-statistics';
import { planProblems, readPlan } from './judge-plan';
import { knownToGrow } from './known';
import { notDriven } from './not-driven';
import { openRecordingDatabase, type SentStatement } from './recording-database';

const rows = 10_000_000;
/** What is no query over tables: the start and end of transactions, settings, locks; a plan that is asked for and not run. */
const unplanned =
  /^\s*(?:begin|commit|rollback|set|savepoint|release|lock|notify|listen|deallocate|create|alter|drop|truncate|explain)\b/i;

/** One call of each distinct statement; of the same text with other values too, for the planner looks at them. */
function distinct(sent: readonly SentStatement[], callsMax = 3): SentStatement[] {
  const calls = new Map<string, number>();
  return sent.filter(({ text, files }) => {
    if (unplanned.test(text) || files[0]?.startsWith('bench/')) return false;
    calls.set(text, (calls.get(text) ?? 0) + 1);
    return (calls.get(text) ?? 0) <= callsMax;
  });
}

function nameOf({ text, files }: SentStatement): string {
  return `${files[0] ?? 'the ORM'}: ${text.replaceAll(/\s+/g, ' ').trim().slice(0, 160)}`;
}

describe('at ten million rows', () => {
  test('every statement of a page, the API, the door or the worker is served by an index', async ({ databaseUrl }) => {
    const { db, record } = openRecordingDatabase(databaseUrl);
    const base = testContext(db, secretVariables());
    const ctx: ActorContext = { ...base, clock: systemClock, actor: { kind: 'system', name: 'plans' } };
    const options = {
      size: 750,
      castMax: 250,
      bigBatchLines: 3,
      bytesDays: null,
      threads: null,
      tell: () => undefined,
    };
    const filled = await fillDatabase(ctx, databaseUrl, options);
    const token = 'a-token-of-this-test-that-may-everything';
    await db.prisma.apiToken.create({
      data: { name: 'plans', tokenSha256: tokenDigest(token), hint: '', source: 'console', scopes: [...scopes] },
    });
    const samples = [await readSample(db.pool, 1, 3)];
    const client = new pg.Client({ connectionString: databaseUrl });
    await client.connect();
    const facts = await growStatistics(client, rows / (filled.copies * filled.castCallbacks));
    setContext(ctx);
    const sent = await record(async () => {
      await driveApi(token, samples);
      await drivePages(ctx, samples);
      await driveRecords(ctx, samples);
      await driveWorker(ctx);
    });
    const unknown = new Set<string>();
    const borne = new Set<string>();
    for (const statement of distinct(sent)) {
      const explain = { text: `explain (format json) ${statement.text}`, values: [...statement.values] };
      const { rows: answers } = await client.query<{ 'QUERY PLAN': unknown }>(explain);
      const file = statement.files[0] ?? '';
      for (const problem of planProblems(readPlan(answers[0]?.['QUERY PLAN']), facts)) {
        const known = knownToGrow[file]?.find((one) => problem.startsWith(one.problem));
        if (known) borne.add(`${file}: ${known.problem}`);
        else unknown.add(`${nameOf(statement)}\n    ${problem}`);
      }
    }
    await client.end();
    await db.close();
    expect([...unknown].sort().join('\n')).toBe('');
    const listed = Object.entries(knownToGrow).flatMap(([file, all]) =>
      all.map(({ problem }) => `${file}: ${problem}`),
    );
    expect(listed.filter((one) => !borne.has(one))).toEqual([]);
    const driven = new Set(sent.flatMap(({ files }) => files));
    const asking = await filesThatAsk();
    expect(asking.filter((file) => !driven.has(file) && !notDriven.includes(file))).toEqual([]);
    expect(notDriven.filter((file) => !asking.includes(file))).toEqual([]);
  }, 300_000);
});
