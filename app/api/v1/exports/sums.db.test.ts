import { expect } from 'vitest';
import { GET as getBatchRoute } from '@/app/api/v1/batches/[provider]/[batchId]/route';
import { GET as listBatchesRoute } from '@/app/api/v1/batches/route';
import { GET as listTransfersRoute } from '@/app/api/v1/transfers/route';
import { Sums } from '@/e2e/support/lifecycles/exact-sum';
import { playAtRandom } from '@/e2e/support/lifecycles/play-stories';
import { rawBatchSums } from '@/e2e/support/lifecycles/raw-batches';
import { rawTransferSums } from '@/e2e/support/lifecycles/raw-transfers';
import { makeStories, storyVariables } from '@/e2e/support/lifecycles/stories';
import { testContext } from '@/e2e/support/test-context';
import { test as base } from '@/e2e/support/test-database';
import { bootstrapAccess } from '@/lib/access/bootstrap';
import { ensureAccounts } from '@/lib/intake/accounts';
import { setContext } from '@/lib/platform/boot';
import { GET as exportSubordersRoute } from './suborders/route';
import { GET as exportTransfersRoute } from './transfers/route';

const token = 'an-api-token-for-tests-only-0123456789';
const seed = 20260302;

type Row = Readonly<Record<string, string | null>>;
type Route<Params> = (request: Request, route: { params: Promise<Params> }) => Promise<Response>;

const test = base.extend('api', { scope: 'file' }, async ({ db }) => {
  const variables = { ...storyVariables(), CONSOLE_API_TOKEN: token, ADMIN_PASSWORD: 'long enough 123' };
  const ctx = testContext(db, variables);
  await ensureAccounts(ctx);
  await bootstrapAccess(ctx);
  setContext(ctx);
  const stories = makeStories(seed, new Date('2026-03-02T08:59:00.000Z'));
  await playAtRandom(ctx, stories, seed);
  const get = async <Params>(route: Route<Params>, path: string, params: Params): Promise<Response> => {
    const headers = { authorization: `Bearer ${token}` };
    return route(new Request(`http://console.test/api/v1/${path}`, { headers }), { params: Promise.resolve(params) });
  };
  return { stories, get };
});

/** Records of a CSV file by the grammar of RFC 4180; our own writer is not asked. */
function readCsv(text: string): Row[] {
  const records: string[][] = [];
  let record: string[] = [];
  for (const [, quoted, plain, end] of text.matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n)/g)) {
    record.push(quoted === undefined ? (plain ?? '') : quoted.replaceAll('""', '"'));
    if (end === '\r\n') {
      records.push(record);
      record = [];
    }
  }
  const [names = [], ...rows] = records;
  return rows.map((row) => Object.fromEntries(names.map((name, index) => [name, row[index] || null])));
}

function readJsonLines(text: string): Row[] {
  return text
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line));
}

function transferSums(rows: readonly Row[]): Record<string, string> {
  const sums = new Sums();
  for (const row of rows) {
    const place = `${row.provider}/${row.currency ?? ''}`;
    sums.add(`${place}/requested`, row.requestedAmount);
    sums.add(`${place}/actual`, row.actualAmount);
    sums.add(`${place}/fee`, row.fee);
  }
  return sums.all;
}

function suborderSums(rows: readonly Row[]): Record<string, string> {
  const sums = new Sums();
  for (const { batchId, currency, chain, status, ...amounts } of rows) {
    const place = `${batchId}/${currency}/${chain}`;
    sums.add(`${place}/requested`, amounts.amount);
    if (status === 'DONE') sums.add(`${place}/done`, amounts.doneAmount);
    if (status === 'DONE') sums.add(`${place}/fee`, amounts.fee);
    if (status === 'FAIL') sums.add(`${place}/failed`, amounts.amount);
    if (status !== 'DONE' && status !== 'FAIL') sums.add(`${place}/pending`, amounts.amount);
  }
  return sums.all;
}

test('transfers of the API and of both files come to the same last digit as the raw bodies', async ({ api }) => {
  const expected = rawTransferSums(api.stories);
  expect(Object.keys(expected).length).toBeGreaterThan(5);
  const listed: { data: Row[] } = await (await api.get(listTransfersRoute, 'transfers?limit=200', {})).json();
  expect(transferSums(listed.data)).toEqual(expected);
  const csv = await api.get(exportTransfersRoute, 'exports/transfers?format=csv&zone=Asia/Kathmandu', {});
  expect(csv.headers.get('content-type')).toContain('text/csv');
  expect(transferSums(readCsv(await csv.text()))).toEqual(expected);
  const lines = await api.get(exportTransfersRoute, 'exports/transfers?format=jsonl', {});
  expect(transferSums(readJsonLines(await lines.text()))).toEqual(expected);
});

test('batches of the API and sub-orders of both files come to the same last digit as the raw bodies', async ({
  api,
}) => {
  const gatepay = api.stories.filter(({ provider }) => provider === 'gatepay');
  const expected = rawBatchSums(gatepay.flatMap(({ bodies }) => bodies));
  expect(Object.keys(expected).length).toBeGreaterThan(5);
  const csv = await api.get(exportSubordersRoute, 'exports/suborders?format=csv', {});
  expect(suborderSums(readCsv(await csv.text()))).toEqual(expected);
  const lines = await api.get(exportSubordersRoute, 'exports/suborders?format=jsonl', {});
  expect(suborderSums(readJsonLines(await lines.text()))).toEqual(expected);
  const batches: { data: { provider: string; batchId: string }[] } = await (
    await api.get(listBatchesRoute, 'batches?limit=200', {})
  ).json();
  const totals = new Sums();
  for (const { provider, batchId } of batches.data) {
    const params = { provider, batchId };
    const batch: { totals: Record<string, string>[] } = await (
      await api.get(getBatchRoute, `batches/${provider}/${batchId}`, params)
    ).json();
    for (const { currency, chain, ...amounts } of batch.totals) {
      for (const [name, amount] of Object.entries(amounts))
        totals.add(`${batchId}/${currency}/${chain}/${name}`, amount);
    }
  }
  expect(totals.all).toEqual(expected);
});

test('an export refuses what it cannot use, in words', async ({ api }) => {
  for (const [query, words] of [
    ['limit=10', 'An export holds every row'],
    ['zone=Mars/Olympus', 'zone takes an IANA time zone'],
    ['format=xlsx', 'format takes csv, jsonl'],
    ['curency=USDT', 'no such query parameter'],
  ] as const) {
    const answer = await api.get(exportTransfersRoute, `exports/transfers?${query}`, {});
    expect(answer.status).toBe(400);
    expect(await answer.text()).toContain(words);
  }
});
