import { randomUUID } from 'node:crypto';
import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import { firstLines } from '@/app/(console)/batches/[provider]/[batchId]/first-lines';
import { listFilter } from '@/app/(console)/live/list-filter';
import { measuredPages } from '@/bench/pages/pages';
import type { Sample } from '@/bench/pages/samples';
import type { ActorContext } from '@/lib/access/actor';
import { findSessionActor } from '@/lib/access/sessions';
import { listDeliveries } from '@/lib/delivery/list-deliveries';
import { listAccounts } from '@/lib/intake/accounts/list-accounts';
import { countCallbacks } from '@/lib/intake/count-callbacks';
import { countRequests } from '@/lib/intake/count-requests';
import { getRejectedStorage } from '@/lib/intake/get-rejected-storage';
import { listCallbackFacets } from '@/lib/intake/list-callback-facets';
import { listAuditFacets } from '@/lib/ledger/audit/list-audit-facets';
import { countBatches } from '@/lib/ledger/count-batches';
import { countTransfers } from '@/lib/ledger/count-transfers';
import { getBatchFront } from '@/lib/ledger/get-batch-front';
import { countIssues } from '@/lib/ledger/issues/count-issues';
import { countOpenIssues } from '@/lib/ledger/issues/count-open-issues';
import { listIssueOwners } from '@/lib/ledger/issues/list-issue-owners';
import { listRecordIssues } from '@/lib/ledger/issues/list-record-issues';
import { listBatchCurrencies } from '@/lib/ledger/list-batch-currencies';
import { listRecordProbes } from '@/lib/ledger/list-record-probes';
import { listTransferFacets } from '@/lib/ledger/list-transfer-facets';
import type { ListFilter } from '@/lib/live/count-rows';
import { markList } from '@/lib/live/mark-list';
import { findVersion } from '@/lib/live/read-version';
import { type LiveList, liveKinds } from '@/lib/live/subscription';
import { readMetrics } from '@/lib/operations/read-metrics';

type Handler = (request: Request, context: { params: Promise<Record<string, string>> }) => Promise<Response>;

const apiFolder = path.resolve('app/api/v1');

interface Route {
  segments: readonly string[];
  get: Handler;
}

async function routes(): Promise<Route[]> {
  const files = (await readdir(apiFolder, { recursive: true })).filter((file) => path.basename(file) === 'route.ts');
  const found: Route[] = [];
  for (const file of files) {
    const route: Record<string, unknown> = await import(path.join(apiFolder, file));
    const get = route.GET;
    if (typeof get !== 'function') continue;
    const segments = path.dirname(file).split(path.sep);
    found.push({ segments, get: async (...args) => z.instanceof(Response).parse(await get(...args)) });
  }
  return found;
}

function match({ segments }: Route, asked: readonly string[]): Record<string, string> | null {
  if (segments.length !== asked.length) return null;
  const params: Record<string, string> = {};
  for (const [index, segment] of segments.entries()) {
    const [, name] = /^\[(\w+)\]$/.exec(segment) ?? [];
    if (name !== undefined) params[name] = asked[index] ?? '';
    else if (segment !== asked[index]) return null;
  }
  return params;
}

/** What no page is measured of: lists, for the screens show what is rejected, and groups of issues that match a filter. */
const furtherPaths = [
  ...['', '?verdict=accepted', '?verdict=accepted&account=default', '?account=default', '?cause=timestamp_stale'].map(
    (query) => `/api/v1/requests${query}`,
  ),
  ...['?provider=gatepay', '?kind=underpaid', '?owner=none', '?age=24h'].map(
    (query) => `/api/v1/issues/groups${query}`,
  ),
];

/** Asks the API for everything that is measured, and some more. Throws where an answer is not 200. */
export async function driveApi(token: string, samples: readonly Sample[]): Promise<void> {
  const all = await routes();
  const paths = samples.flatMap((sample) => measuredPages.map((page) => page.path(sample)));
  for (const asked of new Set([...furtherPaths, ...paths.filter((one) => one.startsWith('/api/v1/'))])) {
    const url = new URL(asked, 'http://console.test');
    const segments = url.pathname.split('/').slice(3);
    const [found] = all.flatMap((route) => {
      const params = match(route, segments);
      return params ? [{ route, params }] : [];
    });
    if (!found) throw new Error(`No route for ${asked}.`);
    const request = new Request(url, { headers: { authorization: `Bearer ${token}` } });
    const answer = await found.route.get(request, { params: Promise.resolve(found.params) });
    const body = await answer.text();
    if (answer.status !== 200) throw new Error(`${asked} was answered ${answer.status}: ${body}`);
  }
}

const lists: Readonly<Record<string, LiveList>> = {
  '/callbacks': 'callbacks',
  '/transfers': 'transfers',
  '/batches': 'batches',
  '/issues': 'issues',
  '/rejected': 'requests',
};

async function count(ctx: ActorContext, of: ListFilter): Promise<unknown> {
  switch (of.list) {
    case 'callbacks':
      return countCallbacks(ctx, of.filter);
    case 'transfers':
      return countTransfers(ctx, of.filter);
    case 'batches':
      return countBatches(ctx, of.filter);
    case 'issues':
      return countIssues(ctx, of.filter);
    case 'requests':
      return countRequests(ctx, of.filter);
  }
}

/** What pages ask for beside what the API does: counts, facets, marks and versions. */
export async function drivePages(ctx: ActorContext, samples: readonly Sample[]): Promise<void> {
  for (const sample of samples) {
    for (const { path: pathOf } of measuredPages) {
      const url = new URL(pathOf(sample), 'http://console.test');
      const list = lists[url.pathname];
      if (!list) continue;
      const of = listFilter(list, url.searchParams, ctx.clock.now());
      await count(ctx, of);
      await markList(ctx, of);
    }
    for (const kind of liveKinds)
      await findVersion(ctx, { kind, id: kind === 'replays' || kind === 'overview' ? '0' : sample.callbackId });
    await getBatchFront(ctx, { provider: 'gatepay', batchId: sample.batchId }, firstLines);
    await listDeliveries(ctx, { callbackId: sample.deliveryId });
    await listRecordIssues(ctx, { recordKey: `transfer:${sample.transferId}` });
    await listRecordProbes(ctx, { recordKey: `transfer:${sample.transferId}` });
    await findSessionActor(ctx, randomUUID(), null);
  }
  const facets = [
    listCallbackFacets,
    listTransferFacets,
    listBatchCurrencies,
    listIssueOwners,
    listAuditFacets,
    countOpenIssues,
    listAccounts,
  ];
  for (const read of facets) await read(ctx);
  await getRejectedStorage(ctx, { since: new Date(0) });
  await readMetrics(ctx, 'server');
}
