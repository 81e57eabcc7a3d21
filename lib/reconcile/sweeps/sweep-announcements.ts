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

// By when they were applied, since the bound: what is proven long after it arrived comes behind the position all the same, and a
// transaction that is under way takes no such time. The index callbacks_announced knows these types alone.
const pageStatement = `
select c.id::text, c.account_id::text as "accountId", c.received_at as "receivedAt", c.applied_at as "appliedAt"
from callbacks c
where c.type = $1 and c.provider = $2 and c.verified and c.applied_at <= $3 and (c.applied_at, c.id) > ($4, $5::bigint)
order by c.applied_at, c.id limit $6`;

const answeredStatement = `
select distinct t.account_id || ' ' || t.merchant_reference as key
from transfers t
join unnest($1::bigint[], $2::text[]) as w(account_id, reference)
  on t.merchant_reference = w.reference and t.account_id = w.account_id`;

interface Announced {
  id: string;
  accountId: string;
  receivedAt: Date;
  appliedAt: Date;
  reference: string;
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
 * a run, in the order in which they were applied. Returns how many got an issue.
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
    const position = (await readPosition(tx, sweep)) ?? { at: new Date(now.getTime() - firstRunMs), id: '0' };
    const until = new Date(now.getTime() - minutes * minuteMs);
    const values = [type, provider, until, position.at, position.id, rowsMax];
    const { rows } = await tx.query<Omit<Announced, 'reference'>>(pageStatement, values);
    const orders: Announced[] = [];
    // One by one: each takes a connection of the pool that the screens share.
    for (const row of rows) {
      const reference = await referenceOf(ctx, row.id, referenceField);
      if (reference !== null) orders.push({ ...row, reference });
    }
    const known = await answered(tx, orders);
    const issues = orders
      .filter((order) => !known.has(orderKey(order)))
      .map((order) => issueOf(order, provider, minutes));
    await raiseIssues(tx, issues, now);
    raised += issues.length;
    const last = rows.at(-1);
    if (last) await writePosition(tx, sweep, { at: last.appliedAt, id: last.id }, now);
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
