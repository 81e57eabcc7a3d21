import { setTimeout as pause } from 'node:timers/promises';
import type { Actor } from '@/lib/access/actor';
import { recordAudit } from '@/lib/access/record-audit';
import type { Context } from '@/lib/platform/context';
import { lockKeys } from '@/lib/platform/db/lock-keys';
import { inTransaction, type Transaction } from '@/lib/platform/db/transaction';
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

/** One step of one account and kind, with its position, in one transaction; null: nothing to do, or another process is at it. */
async function step(
  ctx: Context,
  accountId: string,
  days: number,
  kind: StepKind,
  limit: number,
): Promise<Step | null> {
  const now = ctx.clock.now();
  return inTransaction(ctx.db.pool, async (tx) => {
    const { rows } = await tx.query<{ held: boolean }>(tryLock, [lockKeys.retention]);
    if (!rows[0]?.held) return null;
    const after = await readStepPosition(tx, accountId, kind, now);
    if (after === null) return null;
    const cutoff = cutoffOf(days, now);
    const taken = await take(tx, kind, { accountId, cutoff, after, limit, now });
    const removedRows = after.removedRows + taken.requests + taken.answers;
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
  });
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
    const taken = await step(ctx, turn.id, turn.days, turn.kind, stepRows);
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
