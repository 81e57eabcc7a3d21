import { rm } from 'node:fs/promises';
import { makeReachableFolder } from '@/e2e/support/reachable-folder';
import { testContext } from '@/e2e/support/test-context';
import type { ActorContext } from '@/lib/access/actor';
import { exportList, readListExport } from '@/lib/exports/export-list';
import { listFormats } from '@/lib/exports/types';
import { ensureAccounts } from '@/lib/intake/accounts';
import { openDatabase } from '@/lib/platform/db/client';
import { startCluster } from '@/lib/platform/db/embedded/cluster';
import { applyMigrations } from '@/lib/platform/db/migrate';
import { ParamReader } from '@/lib/platform/query/param-reader';

const fill = `
insert into transfers (account_id, provider, transfer_id, kind, status, rank, terminal, outcome, currency, chain, requested_amount,
  actual_amount, fee, from_address, to_address, tx_hash, merchant_reference, opened_at, settled_at, updated_at)
select (select min(id) from accounts), 'basswallet', 't' || n, 'payment', 'Success', 1, true, 'succeeded', 'USDT', 'Tron', n * 0.01,
  n * 0.01, 0.5, 'T' || md5(n::text), 'T' || md5('to' || n), md5('a' || n) || md5('b' || n), 'ORD-' || n,
  timestamptz '2026-01-01' + n * interval '1 second', timestamptz '2026-01-01' + n * interval '1 second', now()
from generate_series($1::int, $2::int) as n`;

const fillRows = 50_000;

function mebibytes(bytes: number): string {
  return `${(bytes / 1_048_576).toFixed(1)} MiB`;
}

/** What lives after everything that can be given back was. */
function liveHeap(): number {
  globalThis.gc?.();
  return process.memoryUsage().heapUsed;
}

async function measure(ctx: ActorContext, query: string): Promise<void> {
  const reader = new ParamReader(new URLSearchParams(query));
  const plan = readListExport('transfers', reader, { actor: ctx.actor, now: ctx.clock.now() });
  const before = liveHeap();
  const started = performance.now();
  let [bytes, chunks, highest] = [0, 0, 0];
  const { content } = await exportList(ctx, 'transfers', plan);
  for await (const chunk of content) {
    bytes += chunk.byteLength;
    chunks += 1;
    if (chunks % 100 === 0) highest = Math.max(highest, liveHeap() - before);
  }
  const seconds = (performance.now() - started) / 1_000;
  const rss = mebibytes(process.resourceUsage().maxRSS * 1_024);
  console.log(
    `${query}: ${mebibytes(bytes)} in ${seconds.toFixed(1)} s; live heap at most ${mebibytes(highest)} above the start; peak RSS ${rss}`,
  );
}

/** Fills a database of its own with `rows` transfers and exports all of them, once in each format. */
export async function main(rows: number): Promise<void> {
  const folder = await makeReachableFolder('bench');
  const cluster = await startCluster(folder, { settings: { fsync: 'off' } });
  await applyMigrations(cluster.url, process.cwd());
  const db = openDatabase(cluster.url);
  try {
    const ctx: ActorContext = { ...testContext(db), actor: { kind: 'system', name: 'bench' } };
    await ensureAccounts(ctx);
    for (let from = 1; from <= rows; from += fillRows) {
      await db.pool.query(fill, [from, Math.min(rows, from + fillRows - 1)]);
    }
    await db.pool.query('analyze transfers');
    console.log(`${new Intl.NumberFormat('en').format(rows)} transfers`);
    for (const format of listFormats) await measure(ctx, `format=${format}&zone=Asia/Kuala_Lumpur`);
  } finally {
    await db.close();
    await cluster.stop();
    await rm(folder, { recursive: true, force: true });
  }
}
