import { setTimeout as pause } from 'node:timers/promises';
import type { Actor } from '@/lib/access/actor';
import { recordAudit } from '@/lib/access/record-audit';
import type { Context } from '@/lib/platform/context';
import { lockKeys } from '@/lib/platform/db/lock-keys';
import { inTransaction, isLocked, type Transaction } from '@/lib/platform/db/transaction';
import { countRemoved } from '@/lib/platform/metrics/count';
import { removeAnswers } from './remove-answers';
import { removeRequests } from './remove-requests';
import { cutoffOf, keptDaysOf, type RetentionSettings, readRetention } from './retention-settings';
import { readStepPosition, type StepKind, type StepPosition, writeStepPosition } from './step-position';

export interface RetentionOptions {
  /** Rows that one step looks at: a transaction of some tens of milliseconds. */
  stepRows?: number;
  /** Steps of one run at most, over all accounts. */
  stepsMax?: number;
  /** Between two steps, so that callbacks and screens always come first. */
  pauseMs?: number;
  /** Ends the run after the step that it is at. */
  signal?: AbortSignal;
}

/** What one run removed. */
export interface RetentionRun {
  requests: number;
  attempts: number;
  answers: number;
  /** The bound on steps ended the run: there may be more. */
  more: boolean;
}

const retention: Actor = { kind: 'system', name: 'retention' };
const kinds: readonly StepKind[] = ['request', 'answer'];
const tryLock = 'select pg_try_advisory_xact_lock($1) as held';
// Not to be had while a bulk replay chooses what it sends (lib/delivery/replay/hold-bytes).
const stepLock = 'lock table retention_positions in row exclusive mode nowait';

/** Whose steps come next, and of which kind. */
interface Turn {
  id: string;
  days: number;
  kind: StepKind;
}

interface Step {
  looked: number;
  last: Pick<StepPosition, 'afterAt' | 'afterId'> | null;
  requests: number;
  attempts: number;
  answers: number;
}

type StepInput = Parameters<typeof removeRequests>[1];

async function take(tx: Transaction, kind: StepKind, input: StepInput): Promise<Step> {
  if (kind === 'answer') {
    const { removed, ...step } = await removeAnswers(tx, input);
    return { ...step, requests: 0, attempts: 0, answers: removed };
  }
  const { removed, ...step } = await removeRequests(tx, input);
  return { ...step, ...removed, answers: 0 };
}

/** One step of one account and kind, with its position; null: nothing to do, or another process is at it. */
async function stepIn(
  tx: Transaction,
  { id: accountId, days, kind }: Turn,
  { limit, now }: { limit: number; now: Date },
): Promise<Step | null> {
  const { rows } = await tx.query<{ held: boolean }>(tryLock, [lockKeys.retention]);
  if (!rows[0]?.held) return null;
  await tx.query(stepLock);
  const after = await readStepPosition(tx, accountId, kind, now);
  if (after === null) return null;
  const cutoff = cutoffOf(days, now);
  const taken = await take(tx, kind, { accountId, cutoff, after, limit, now });
  const removedRows = after.removedRows + taken.requests + taken.answers;
  // A row that somebody holds does not count towards the limit: fewer means that the rest was gone through.
  const ended = taken.looked < limit;
  await writeStepPosition(tx, accountId, kind, { ...after, ...taken.last, removedRows }, { ended, now });
  if (ended && removedRows > 0) {
    await recordAudit(tx, retention, {
      action: 'retention.removed',
      subject: `account:${accountId}`,
      after: { what: kind === 'request' ? 'requests' : 'answers of the provider', rows: removedRows, days },
    });
  }
  return taken;
}

/** One step in a transaction of its own; null where a bulk replay chooses what it sends, too: the next run goes on. */
async function step(ctx: Context, turn: Turn, limit: number): Promise<Step | null> {
  try {
    return await inTransaction(ctx.db.pool, (tx) => stepIn(tx, turn, { limit, now: ctx.clock.now() }));
  } catch (error) {
    if (isLocked(error)) return null;
    throw error;
  }
}

/** Pure: the accounts of which something may go. */
function boundAccounts(settings: RetentionSettings, ids: readonly string[]): { id: string; days: number }[] {
  return ids.flatMap((id) => {
    const { days } = keptDaysOf(settings, id);
    return days === null ? [] : [{ id, days }];
  });
}

/**
 * Removes bytes past their retention, account by account, in bounded steps with pauses between, each a transaction of its own; what
 * is still needed stays. One process at a time steps; one that dies leaves nothing half done, and the next goes on from there.
 */
export async function runRetention(ctx: Context, options: RetentionOptions = {}): Promise<RetentionRun> {
  const { stepRows = 500, stepsMax = 60, pauseMs = 100, signal } = options;
  const run: RetentionRun = { requests: 0, attempts: 0, answers: 0, more: false };
  const { settings } = await readRetention(ctx.db.pool);
  const { rows } = await ctx.db.pool.query<{ id: string }>('select id::text from accounts order by id');
  const waiting = boundAccounts(
    settings,
    rows.map(({ id }) => id),
  ).flatMap((account) => kinds.map((kind) => ({ ...account, kind })));
  // In turns, so that a large account does not keep the others waiting.
  for (let steps = 0; waiting.length > 0; steps += 1) {
    if (steps >= stepsMax || signal?.aborted) return { ...run, more: true };
    const turn = waiting.shift();
    if (!turn) break;
    const taken = await step(ctx, turn, stepRows);
    if (taken === null) continue;
    run.requests += taken.requests;
    run.attempts += taken.attempts;
    run.answers += taken.answers;
    countRemoved(taken);
    if (taken.looked >= stepRows) waiting.push(turn);
    if (taken.looked > 0 && pauseMs > 0) await pause(pauseMs, undefined, { signal }).catch(() => undefined);
  }
  return run;
}
