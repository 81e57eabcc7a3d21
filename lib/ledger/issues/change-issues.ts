import type { ActorContext } from '@/lib/access/actor';
import { assertMay } from '@/lib/access/permissions';
import { inTransaction, isTransient, type Transaction } from '@/lib/platform/db/transaction';
import { AppError } from '@/lib/platform/errors';
import { nudge } from '@/lib/platform/nudge';
import { rowIdPattern, type Sql, sql, where } from '@/lib/platform/query/conditions';
import { type BulkAction, type BulkDeed, bulkDeed } from './bulk-deeds';
import { issueConditions } from './issue-conditions';
import type { IssueFilter } from './issue-filter';
import { currencyOf } from './issue-filter';
import { issueOrder } from './issue-order';
import { isTakenAgain } from './taken-again';
import type { HeldIssue } from './write-state';

/** Issues that one transaction changes: few enough that the engine, which raises and closes them too, never waits long. */
const rowsPerBatch = 500;

/** Issues that one call looks at; what matches beyond is left for the next call. */
export const bulkIssuesMax = 20_000;

/** Issues that can be chosen one by one. */
export const chosenIssuesMax = 500;

/** Which issues: named, or all that match a filter and were raised by `until` (now, unless told). */
export type IssueChoice =
  | { by: 'ids'; issueIds: readonly string[] }
  | { by: 'filter'; filter: IssueFilter; until?: Date };

/** What became of a bulk action. */
export interface BulkChange {
  changed: number;
  /** Of named issues: left as they were, since the action does not fit their state. Of a filter's: changed by others meanwhile. */
  unchanged: number;
  /** More match than one call looks at: the same call again goes on with them. */
  more: boolean;
  /** Ids of issues that are somebody else's than the asker saw: left out. Only where the action says what that was. */
  taken?: readonly string[];
  /**
   * It broke off, for this: what is counted was done, and of the transaction that broke nobody knows (500 issues at most). There may be
   * more, and the same call goes on with them.
   */
  broken?: { cause: unknown };
}

function conditionsOf(ctx: ActorContext, choice: IssueChoice): (Sql | null)[] {
  if (choice.by === 'filter') {
    const until = choice.until ?? ctx.clock.now();
    const ofCurrency = currencyOf(choice.filter.sort) === null ? [] : issueOrder(choice.filter.sort, null).conditions;
    return [
      ...issueConditions(choice.filter, { actor: ctx.actor, now: until }),
      ...ofCurrency,
      sql`i.opened_at <= ${until}::timestamptz`,
    ];
  }
  const ids = [...new Set(choice.issueIds)];
  if (ids.length > chosenIssuesMax) {
    throw new AppError('bad_request', `Choose ${chosenIssuesMax} issues at most, or all that match a filter.`);
  }
  if (!ids.every((id) => rowIdPattern.test(id))) throw new AppError('bad_request', 'issueIds takes ids of issues.');
  return [sql`i.id = any(${ids}::bigint[])`];
}

/** The next ids, locked or not: what is chosen is settled here, what is done to it under the lock. */
async function nextIds(tx: Transaction, conditions: (Sql | null)[], after: string): Promise<string[]> {
  const { rows } = await tx.query<{ id: string }>(sql`
    select i.id from issues i
    ${where([...conditions, sql`i.id > ${after}::bigint`])}
    order by i.id
    limit ${rowsPerBatch}`);
  return rows.map(({ id }) => id);
}

/**
 * Locks what is free of `ids` and still chosen; for one id it waits. A batch never waits for a row while it holds others, so it
 * and the engine, whose order is another, cannot block each other.
 */
async function lockFree(tx: Transaction, conditions: (Sql | null)[], ids: readonly string[]): Promise<HeldIssue[]> {
  const { rows } = await tx.query<HeldIssue>(sql`
    select i.id, i.state, i.closed_by as "closedBy", i.closed_at as "closedAt", i.owner_id as "ownerId"
    from issues i
    ${where([...conditions, sql`i.id = any(${ids}::bigint[])`])}
    order by i.id
    for update ${ids.length === 1 ? sql`` : sql`skip locked`}`);
  return rows;
}

/** What became of issues that were locked together. */
interface Written {
  changed: number;
  /** Ids of those left out, since they changed hands. */
  taken: string[];
}

const nothingWritten: Written = { changed: 0, taken: [] };

/** Does the deed to those of `held` that it fits and that did not change hands. */
async function write(tx: Transaction, deed: BulkDeed, held: readonly HeldIssue[]): Promise<Written> {
  const fitting = held.filter(deed.fits);
  const taken = await deed.taken?.(tx, fitting);
  const left = fitting.filter(({ id }) => !taken?.has(id));
  await deed.write(tx, left);
  return { changed: left.length, taken: [...(taken ?? [])] };
}

async function changeOne(ctx: ActorContext, conditions: (Sql | null)[], deed: BulkDeed, id: string): Promise<Written> {
  try {
    return await inTransaction(ctx.db.pool, async (tx) => write(tx, deed, await lockFree(tx, conditions, [id])));
  } catch (error) {
    // The same thing is live as another issue: this one stays closed, the others are none the worse.
    if (isTakenAgain(error)) return nothingWritten;
    throw error;
  }
}

interface BatchResult extends Written {
  ids: string[];
  /** Locked by somebody else, or not to be written together with the rest: done one by one. */
  left: string[];
}

async function changeBatch(
  ctx: ActorContext,
  conditions: (Sql | null)[],
  deed: BulkDeed,
  after: string,
): Promise<BatchResult> {
  let ids: string[] = [];
  try {
    return await inTransaction(ctx.db.pool, async (tx) => {
      ids = await nextIds(tx, conditions, after);
      const held = ids.length === 1 ? [] : await lockFree(tx, conditions, ids);
      const written = await write(tx, deed, held);
      const reached = new Set(held.map(({ id }) => id));
      return { ids, ...written, left: ids.filter((id) => !reached.has(id)) };
    });
  } catch (error) {
    if (isTakenAgain(error) || isTransient(error)) return { ids, ...nothingWritten, left: ids };
    throw error;
  }
}

/** What was done so far. */
interface Tally {
  /** Issues that were looked at to the end. */
  reached: number;
  changed: number;
  taken: string[];
}

function add(tally: Tally, reached: number, { changed, taken }: Written): void {
  tally.reached += reached;
  tally.changed += changed;
  tally.taken.push(...taken);
}

/** Goes on until nothing is left (false) or enough was looked at (true). What was done stands in `tally` also where this throws. */
async function changeAll(
  ctx: ActorContext,
  conditions: (Sql | null)[],
  deed: BulkDeed,
  tally: Tally,
): Promise<boolean> {
  let after = '0';
  for (;;) {
    const batch = await changeBatch(ctx, conditions, deed, after);
    add(tally, batch.ids.length - batch.left.length, batch);
    for (const id of batch.left) add(tally, 1, await changeOne(ctx, conditions, deed, id));
    after = batch.ids.at(-1) ?? after;
    const ended = batch.ids.length < rowsPerBatch;
    if (ended || tally.reached >= bulkIssuesMax) return !ended;
  }
}

/**
 * Does `action` to all issues of `choice` that are in a state which allows it, in transactions of 500 with their audit. Safe beside the
 * engine and beside other people: each issue is judged under its lock. Where it breaks off after something was done, that is answered
 * (`broken`), for it stays done; throws what broke it where nothing was.
 */
export async function changeIssues(
  ctx: ActorContext,
  { choice, action }: { choice: IssueChoice; action: BulkAction },
): Promise<BulkChange> {
  assertMay(ctx.actor, 'issues.work');
  const chosen = conditionsOf(ctx, choice);
  const deed = await bulkDeed(ctx, action);
  const conditions = choice.by === 'filter' ? [...chosen, deed.fitting] : chosen;
  const tally: Tally = { reached: 0, changed: 0, taken: [] };
  const change = (more: boolean): BulkChange => {
    const { reached, changed, taken } = tally;
    return { changed, unchanged: reached - changed - taken.length, more, ...(deed.taken && { taken }) };
  };
  try {
    return change(await changeAll(ctx, conditions, deed, tally));
  } catch (cause) {
    if (tally.changed === 0) throw cause;
    return { ...change(true), broken: { cause } };
  } finally {
    if (tally.changed > 0) nudge('records');
  }
}
