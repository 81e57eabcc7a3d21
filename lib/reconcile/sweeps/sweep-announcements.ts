import type { ActorContext } from '@/lib/access/actor';
import { getCallback } from '@/lib/intake/get-callback';
import { closeIssues } from '@/lib/ledger/close-issues';
import { type RaisedIssue, raiseIssues } from '@/lib/ledger/raise-issues';
import type { Context } from '@/lib/platform/context';
import type { Transaction } from '@/lib/platform/db/transaction';
import { AppError } from '@/lib/platform/errors';
import { dayMs, minuteMs } from '@/lib/platform/time';
import { isExactObject } from '@/lib/providers/exact-json';
import type { SweepBounds } from './bounds';
import { durationWords } from './record-issue';
import { announcements } from './second-callback';
import { readPosition, writePosition } from './sweep-position';

const kind = 'second_callback_missing';
/** How far back the first run of all looks. */
const firstRunMs = 7 * dayMs;

// By id, which a callback gets when it is proven: what is proven long after it arrived comes behind the position all the same, and a
// transaction that is under way takes no such time as the bound. What the ledger gave up may never be applied, so it goes by when it
// arrived. The index callbacks_announced knows these types alone.
const pageStatement = `
select c.id::text, c.account_id::text as "accountId", c.received_at as "receivedAt",
  coalesce(case c.apply_state when 'applied' then c.applied_at when 'failed' then c.received_at end <= $3, false) as due
from callbacks c
where c.type = $1 and c.provider = $2 and c.verified and c.id > $4::bigint
order by c.id limit $5`;

// Read first and then compared: by itself the smallest id would be looked for among all callbacks.
const startStatement = `
with recent as materialized (
  select c.id from callbacks c where c.type = $1 and c.provider = $2 and c.received_at >= $3
)
select (min(id) - 1)::text as id from recent`;

const toldStatement = 'select callback_id::text as id from issues where kind = $1 and callback_id = any($2::bigint[])';

const answeredStatement = `
select distinct t.account_id || ' ' || t.merchant_reference as key
from transfers t
join unnest($1::bigint[], $2::text[]) as w(account_id, reference)
  on t.merchant_reference = w.reference and t.account_id = w.account_id`;

interface Announced {
  id: string;
  accountId: string;
  receivedAt: Date;
  reference: string;
}

type AnnouncedRow = Omit<Announced, 'reference'> & {
  /** Its order must have come by now. */
  due: boolean;
};

/**
 * The id behind which the sweep goes on; null: nothing was announced. A position with an instant is of a version that went by instants:
 * what it had passed by is judged again, as far back as a first run looks, and what was told is not told twice.
 */
async function startOf(
  tx: Transaction,
  { sweep, provider, type, now }: { sweep: string; provider: string; type: string; now: Date },
): Promise<string | null> {
  const position = await readPosition(tx, sweep);
  if (position?.at === null) return position.id;
  const from = new Date(Math.min(now.getTime() - firstRunMs, position?.at.getTime() ?? Number.POSITIVE_INFINITY));
  const { rows } = await tx.query<{ id: string | null }>(startStatement, [type, provider, from]);
  return rows[0]?.id ?? null;
}

/** Those before the first that is not due yet: the position never goes past that one. */
function dueOf(rows: readonly AnnouncedRow[]): readonly AnnouncedRow[] {
  const open = rows.findIndex(({ due }) => !due);
  return open === -1 ? rows : rows.slice(0, open);
}

/** Of `ids`, those that have an issue already, closed or not. */
async function told(tx: Transaction, ids: readonly string[]): Promise<ReadonlySet<string>> {
  const { rows } = await tx.query<{ id: string }>(toldStatement, [kind, ids]);
  return new Set(rows.map(({ id }) => id));
}

/** What the announcement calls the order to come; null where its bytes are gone or do not say. */
async function referenceOf(ctx: Context, id: string, field: string): Promise<string | null> {
  const system: ActorContext = { ...ctx, actor: { kind: 'system', name: 'sweeps' } };
  try {
    const { payload } = await getCallback(system, id);
    const value = payload !== null && isExactObject(payload) ? payload.get(field) : null;
    return typeof value === 'string' && value !== '' ? value : null;
  } catch (error) {
    if (error instanceof AppError) return null;
    throw error;
  }
}

async function answered(tx: Transaction, orders: readonly { accountId: string; reference: string }[]) {
  if (orders.length === 0) return new Set<string>();
  const { rows } = await tx.query<{ key: string }>(answeredStatement, [
    orders.map(({ accountId }) => accountId),
    orders.map(({ reference }) => reference),
  ]);
  return new Set(rows.map(({ key }) => key));
}

const orderKey = ({ accountId, reference }: { accountId: string; reference: string }) => `${accountId} ${reference}`;

function issueOf(announced: Announced, provider: string, afterMinutes: number): RaisedIssue {
  const { id, accountId, receivedAt, reference } = announced;
  const words = durationWords(afterMinutes);
  return {
    ...{ accountId, provider, kind, subject: `callback:${id}`, callbackId: id },
    title: `The order ${reference} was announced, and nothing came of it within ${words}`,
    expected: `its transaction within ${words}`,
    actual: `nothing since ${receivedAt.toISOString()}`,
    detail: { reference, announcedAt: receivedAt.toISOString(), boundMinutes: afterMinutes },
  };
}

/**
 * Judges announcements once each, as they pass the bound: the order they announce must have its record by then. At most `rowsMax`
 * a run, in the order of their ids; one that is not applied yet holds up those behind it. Returns how many got an issue.
 */
export async function sweepAnnouncements(
  ctx: Context,
  tx: Transaction,
  { bounds, now, rowsMax }: { bounds: SweepBounds; now: Date; rowsMax: number },
): Promise<number> {
  let raised = 0;
  for (const { provider, type, referenceField } of announcements) {
    const minutes = bounds.second.find((bound) => bound.provider === provider)?.minutes ?? null;
    if (minutes === null) continue;
    const sweep = `announced:${provider}`;
    const after = await startOf(tx, { sweep, provider, type, now });
    if (after === null) continue;
    const until = new Date(now.getTime() - minutes * minuteMs);
    const page = dueOf((await tx.query<AnnouncedRow>(pageStatement, [type, provider, until, after, rowsMax])).rows);
    const last = page.at(-1);
    if (!last) continue;
    const toldOf = await told(
      tx,
      page.map(({ id }) => id),
    );
    const orders: Announced[] = [];
    // One by one: each takes a connection of the pool that the screens share.
    for (const row of page.filter(({ id }) => !toldOf.has(id))) {
      const reference = await referenceOf(ctx, row.id, referenceField);
      if (reference !== null) orders.push({ ...row, reference });
    }
    const known = await answered(tx, orders);
    const issues = orders
      .filter((order) => !known.has(orderKey(order)))
      .map((order) => issueOf(order, provider, minutes));
    await raiseIssues(tx, issues, now);
    raised += issues.length;
    await writePosition(tx, sweep, { at: null, id: last.id }, now);
  }
  return raised;
}

const liveStatement = `
select i.id::text, i.subject, i.account_id::text as "accountId", i.detail->>'reference' as reference
from issues i
where i.kind = $1 and i.state in ('open', 'acknowledged') and i.subject like 'callback:%' and i.detail ? 'reference' and i.id > $2
order by i.id limit $3`;

/** Resolves the issues of announcements whose order came after all, however late. */
export async function cureAnnouncements(
  tx: Transaction,
  { now, rowsMax }: { now: Date; rowsMax: number },
): Promise<number> {
  const sweep = 'cured:announced';
  const position = await readPosition(tx, sweep);
  const { rows } = await tx.query<{ id: string; subject: string; accountId: string; reference: string }>(
    liveStatement,
    [kind, position?.id ?? '0', rowsMax],
  );
  const known = await answered(tx, rows);
  const cured = rows.filter((order) => known.has(orderKey(order))).map(({ subject }) => subject);
  await closeIssues(tx, kind, cured, now);
  const last = rows.length < rowsMax ? undefined : rows.at(-1);
  await writePosition(tx, sweep, { at: null, id: last?.id ?? '0' }, now);
  return cured.length;
}
