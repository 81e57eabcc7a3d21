import type { ActorContext } from '@/lib/access/actor';
import { assertMay } from '@/lib/access/permissions';
import { countMax } from '@/lib/intake/count-callbacks';
import { isTooSlow } from '@/lib/platform/db/transaction';
import { AppError } from '@/lib/platform/errors';
import { secondMs } from '@/lib/platform/time';
import { countRows, type ListFilter } from './count-rows';
import { liveListActions } from './subscription';

/** `bounded`: there are more than `value`. */
export interface ListCount {
  value: number;
  bounded: boolean;
}

/** A list to be counted. `key` says what it is narrowed to, the same for as long as that is the same ("the last hour"). */
export interface CountedList {
  key: string;
  /** Null: what it is narrowed to cannot be used, and without it the count would be of something else. */
  of: ListFilter | null;
}

/** One question lasts a second at most (`countRows`); beyond this all that are left have to wait for the next time. */
const budgetMs = 2 * secondMs;
/** A count is as good as new for this long, and for longer where it took long: counting takes a fraction of the time. */
const freshMs = 5 * secondMs;
const shareMax = 1 / 20;
const keptMax = 500;

interface Kept {
  /** Null: Postgres did not know in time. */
  count: ListCount | null;
  untilMs: number;
}

const kept = new WeakMap<object, Map<string, Kept>>();

/** Issues can be "mine": such a count is nobody else's. */
function whose({ actor }: ActorContext, { list }: ListFilter): string {
  return list === 'issues' && actor.kind === 'person' ? actor.userId : '';
}

async function count(ctx: ActorContext, of: ListFilter): Promise<Kept> {
  const startMs = ctx.clock.now().getTime();
  const rows = await countRows(ctx, of, null, countMax + 1).catch((error: unknown) => {
    if (isTooSlow(error)) return null;
    // A filter that is refused, as one that asks for a sensitive field: the page of the list says why.
    if (error instanceof AppError && error.code !== 'unavailable') return null;
    throw error;
  });
  const nowMs = ctx.clock.now().getTime();
  const bounded = rows !== null && rows > countMax;
  return {
    count: rows === null ? null : { value: Math.min(rows, countMax), bounded },
    untilMs: nowMs + Math.max(freshMs, (nowMs - startMs) / shareMax),
  };
}

/**
 * How many rows each list holds, counted one after the other, exactly up to a bound; what is known already is not asked again for
 * a while, by whomever. Null: it would have taken too long, or is refused, or cannot be used. Throws where the actor may not read one of them, and what an outage throws.
 */
export async function countLists(ctx: ActorContext, lists: readonly CountedList[]): Promise<(ListCount | null)[]> {
  for (const { of } of lists) if (of) assertMay(ctx.actor, liveListActions[of.list]);
  const known = kept.get(ctx.db.pool) ?? new Map<string, Kept>();
  kept.set(ctx.db.pool, known);
  const startMs = ctx.clock.now().getTime();
  const counts: (ListCount | null)[] = [];
  for (const { key, of } of lists) {
    if (!of) {
      counts.push(null);
      continue;
    }
    const name = [of.list, whose(ctx, of), key].join('\n');
    const nowMs = ctx.clock.now().getTime();
    const before = known.get(name);
    if (before && nowMs < before.untilMs) counts.push(before.count);
    else if (nowMs - startMs > budgetMs) counts.push(before?.count ?? null);
    else {
      const counted = await count(ctx, of);
      if (known.size >= keptMax) known.clear();
      known.set(name, counted);
      counts.push(counted.count);
    }
  }
  return counts;
}
