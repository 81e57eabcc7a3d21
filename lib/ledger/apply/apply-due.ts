import { randomUUID } from 'node:crypto';
import { loadAccounts } from '@/lib/intake/accounts';
import { readSensitivities } from '@/lib/intake/sensitive/read-sensitivities';
import type { Sensitivities } from '@/lib/intake/sensitive/sensitive-setting';
import { writeSearchDocuments } from '@/lib/intake/write-search-documents';
import { readChainMap } from '@/lib/ledger/chains/read-chain-map';
import type { ChainMap } from '@/lib/ledger/chains/types';
import { raiseIssues } from '@/lib/ledger/raise-issues';
import { makeBreathing } from '@/lib/platform/breathing';
import type { Context } from '@/lib/platform/context';
import { inTransaction, isOutage, isTransient } from '@/lib/platform/db/transaction';
import { secondMs } from '@/lib/platform/time';
import { spanNowMs } from '@/lib/platform/tracing/record-span';
import { applyCallbacks, type OnApplied } from './apply-callbacks';
import { applyBackoffMs, applyTriesMax } from './backoff';
import { ChangedMeanwhile } from './changed-meanwhile';
import { chunkBySize } from './chunk-by-size';
import { type ClaimedJob, claimJobs } from './claim-jobs';
import { errorClass } from './error-class';
import { type OpenedCallback, openCallback, UnreadableCallback } from './open-callback';
import { buryJob, putBackJob } from './put-back-job';
import { readCallbacks } from './read-callbacks';
import { releaseJobs } from './release-jobs';
import { traceApplied } from './trace-applied';

export interface ApplyDueInput {
  workerId: string;
  /** Jobs claimed at most. */
  limit: number;
  now: Date;
  /** How long what is claimed stays this round's own. */
  leaseMs?: number;
  onApplied?: OnApplied | undefined;
  /**
   * Where a whole claim of `limit` was waiting, and one of it for so long, many more are: what these are searched by is made once they
   * are applied (`lib/search/index-waiting`), so that money comes first. Never unless told.
   */
  hasteAfterMs?: number;
}

export interface ApplyDueResult {
  /** Those given back untouched not included. */
  claimed: number;
  applied: number;
  /** Put back for later, or given up. */
  failed: number;
  /** What these are searched by was left for later. */
  inHaste: boolean;
}

/** Far above what a group takes (seconds at its largest), short enough for a person not to wonder where a dead worker's jobs are. */
const leaseMsDefault = 20 * secondMs;
/** How often a group that collided with another one is tried again before its callbacks are applied one by one. */
const collisionsMax = 5;

interface Group extends ApplyDueInput {
  leaseId: string;
  chains: ChainMap;
  sensitivities: Sensitivities;
  searchedLater: boolean;
}

async function fail(ctx: Context, group: Group, job: ClaimedJob, error: unknown): Promise<void> {
  const { callbackId, tries } = job;
  const words = errorClass(error);
  const { leaseId, now } = group;
  if (tries < applyTriesMax) {
    const availableAt = new Date(now.getTime() + applyBackoffMs(tries, Math.random()));
    ctx.log.warn({ callbackId, tries, error: words }, 'A callback could not be applied; it is tried again');
    await putBackJob(ctx.db.pool, { callbackId, leaseId, availableAt, error: words });
    return;
  }
  await inTransaction(ctx.db.pool, async (tx) => {
    const buried = await buryJob(tx, { callbackId, leaseId, error: words });
    if (!buried) return;
    ctx.log.error({ callbackId, tries, error: words }, 'A callback could not be applied and is given up');
    const title = `Callback ${callbackId} could not be applied`;
    const issue = { ...buried, kind: 'apply_failed', subject: `callback:${callbackId}`, title, callbackId } as const;
    await raiseIssues(tx, [{ ...issue, detail: { tries, error: words } }], now);
  });
}

function longestWaitMs(jobs: readonly ClaimedJob[], now: Date): number {
  return jobs.reduce((longest, { dueAt }) => Math.max(longest, now.getTime() - dueAt.getTime()), 0);
}

/** One transaction; collisions with other workers are tried again. */
async function applyGroup(ctx: Context, group: Group, callbacks: readonly OpenedCallback[]): Promise<number> {
  for (let collisions = 0; ; collisions += 1) {
    try {
      const applied = await inTransaction(ctx.db.pool, (tx) => applyCallbacks(tx, callbacks, group));
      return applied.length;
    } catch (error) {
      const collided = error instanceof ChangedMeanwhile || isTransient(error);
      if (!collided || collisions >= collisionsMax) throw error;
    }
  }
}

async function applyOne(ctx: Context, group: Group, job: ClaimedJob, callback: OpenedCallback): Promise<number> {
  try {
    return await applyGroup(ctx, group, [callback]);
  } catch (error) {
    if (isOutage(error)) throw error;
    await fail(ctx, group, job, error);
    return 0;
  }
}

/** Before the transaction that applies them, so that no lock is held meanwhile; false: they are not kept, and made later. */
async function keepDocuments(ctx: Context, callbacks: readonly OpenedCallback[]): Promise<boolean> {
  const documents = callbacks.flatMap(({ callbackId, document }) => (document ? [{ callbackId, ...document }] : []));
  try {
    await writeSearchDocuments(ctx.db.pool, documents);
    return true;
  } catch (error) {
    if (isOutage(error)) throw error;
    ctx.log.warn({ error: errorClass(error) }, 'What callbacks are searched by could not be kept; it is made later');
    return false;
  }
}

async function applyChunk(ctx: Context, round: Group, jobs: readonly ClaimedJob[]): Promise<number> {
  const accounts = await loadAccounts(ctx);
  const stored = await readCallbacks(
    ctx.db.pool,
    jobs.map(({ callbackId }) => callbackId),
  );
  const startedAtMs = spanNowMs();
  const jobById = new Map(jobs.map((job) => [job.callbackId, job]));
  const opened: { job: ClaimedJob; callback: OpenedCallback }[] = [];
  const breathe = makeBreathing();
  for (const row of stored) {
    const job = jobById.get(row.callbackId);
    if (!job) continue;
    await breathe();
    const account = accounts.byId(row.accountId);
    try {
      const sensitivity = round.searchedLater ? null : round.sensitivities(row.provider);
      opened.push({ job, callback: openCallback(ctx.vault, row, account, sensitivity) });
    } catch (error) {
      await fail(ctx, round, job, error);
    }
  }
  if (opened.length === 0) return 0;
  const callbacks = opened.map(({ callback }) => callback);
  const searchedLater = round.searchedLater || !(await keepDocuments(ctx, callbacks));
  const group = { ...round, searchedLater };
  if (opened.length > 1) {
    try {
      const applied = await applyGroup(ctx, group, callbacks);
      traceApplied(stored, startedAtMs);
      return applied;
    } catch (error) {
      if (isOutage(error)) throw error;
      // One of them spoils it for all: applied one by one, only that one fails.
    }
  }
  let applied = 0;
  for (const { job, callback } of opened) applied += await applyOne(ctx, group, job, callback);
  traceApplied(stored, startedAtMs);
  return applied;
}

/**
 * One round of the worker: claims what is due, applies it in groups of one transaction each, falls back to one by one where
 * a group fails, puts back what failed with a growing delay. Throws only where the database is away; the leases then expire
 * and the jobs come back by themselves.
 */
export async function applyDue(ctx: Context, input: ApplyDueInput): Promise<ApplyDueResult> {
  const [chains, sensitivities] = [await readChainMap(ctx), await readSensitivities(ctx)];
  const { leaseMs = leaseMsDefault, hasteAfterMs = Number.POSITIVE_INFINITY } = input;
  const leaseId = `${input.workerId}/${randomUUID()}`;
  const leaseEndsAt = new Date(input.now.getTime() + leaseMs);
  const claim = { now: input.now, leaseEndsAt, leaseId };
  const fresh = await claimJobs(ctx.db.pool, { ...claim, limit: input.limit, which: 'fresh' });
  const searchedLater = fresh.length === input.limit && longestWaitMs(fresh, input.now) >= hasteAfterMs;
  const group: Group = { ...input, chains, sensitivities, leaseId, searchedLater };
  const suspects = await claimJobs(ctx.db.pool, { ...claim, limit: 1, which: 'tried' });
  const startedAtMs = performance.now();
  const chunks = chunkBySize(fresh);
  let applied = 0;
  for (let jobs = chunks.shift(); jobs; jobs = chunks.shift()) {
    applied += await applyChunk(ctx, group, jobs);
    // Large bodies take long: what is left goes to whoever is free, before the lease ends under our hands.
    if (performance.now() - startedAtMs > leaseMs / 2) break;
  }
  const released = chunks.flat().map(({ callbackId }) => callbackId);
  await releaseJobs(ctx.db.pool, released, group);
  for (const job of suspects) {
    // It was claimed to the last try and never settled: whatever held it did not live to say why.
    if (job.tries > applyTriesMax)
      await fail(ctx, group, job, new UnreadableCallback('Every worker that tried it ended.'));
    // One at a time: people look for what cannot be applied.
    else applied += await applyChunk(ctx, { ...group, searchedLater: false }, [job]);
  }
  const claimed = fresh.length - released.length + suspects.length;
  return { claimed, applied, failed: claimed - applied, inHaste: searchedLater };
}
