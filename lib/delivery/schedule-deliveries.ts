import type { Transaction } from '@/lib/platform/db/transaction';
import { orderHoldMs } from './claim-deliveries';
import { isDisplayOnly } from './is-display-only';
import { destinationFilterSchema, type FilteredCallback, matchesFilter } from './match-filter';

const readDestinations = 'select id::text, filter from destinations where archived_at is null order by id';

/** Earlier callbacks of one record that are looked at: who is that far behind holds nobody up. */
const earlierMax = 20;

// Those before it by `column`, from just before it backwards: the comparison of pairs begins there, the other one ends with the record,
// and the order is that of the one index that has it. (By `=` the order could be had from another one, too, which has nothing of the
// record for a long way.)
const overtakes = (column: 'batch_id' | 'transfer_id') => `(
      select bool_or(e.apply_state = 'pending' and e.id <> all($1::bigint[])) from (
        select e.id, e.apply_state from callbacks e
        where e.account_id = c.account_id and (e.${column}, e.id) < (c.${column}, c.id) and e.${column} >= c.${column}
        order by e.${column} desc, e.id desc
        limit ${earlierMax}
      ) as e
    )`;

const readCallbacks = `
select c.id::text, c.provider, a.slug as account, c.channel, c.type, c.outcome, c.verified, c.account_id::text as "accountId",
  c.batch_id as "batchId", c.transfer_id as "transferId",
  coalesce(case
    when c.batch_id is not null then ${overtakes('batch_id')}
    when c.transfer_id is not null then ${overtakes('transfer_id')}
  end, false) as overtakes
from callbacks c join accounts a on a.id = c.account_id
where c.id = any($1::bigint[])
order by c.id`;

const insert = `
insert into deliveries (callback_id, destination_id, trigger, order_key, next_attempt_at, created_at)
select callback_id, destination_id, 'automatic', order_key, due_at, $5
from unnest($1::bigint[], $2::bigint[], $3::text[], $4::timestamptz[])
  with ordinality as n(callback_id, destination_id, order_key, due_at, place)
order by place
on conflict (callback_id, destination_id) where trigger = 'automatic' do nothing`;

type CallbackRow = Omit<FilteredCallback, 'displayOnly'> & {
  id: string;
  accountId: string;
  batchId: string | null;
  transferId: string | null;
  /** A callback of its batch or transfer that came before it is not applied yet: another worker holds it, or it is to be tried again. */
  overtakes: boolean;
};

/** What callbacks share that have to start in order: the batch, else the transfer; null where they name neither. */
function orderKeyOf({ accountId, batchId, transferId }: CallbackRow): string | null {
  if (batchId !== null) return `${accountId} batch ${batchId}`;
  return transferId === null ? null : `${accountId} transfer ${transferId}`;
}

/**
 * Writes the automatic deliveries of `callbackIds` in the transaction that applies them: one for each destination that wants
 * the callback, paused ones included (theirs wait), never a second one for the same two. One that would overtake a callback of its
 * batch or transfer is due `orderHoldMs` later: applied meanwhile, that one starts first. Returns the ids that somebody wants.
 * A destination whose stored filter cannot be read is a bug and throws: nothing is applied that might have to be delivered.
 */
export async function scheduleDeliveries(tx: Transaction, callbackIds: readonly string[], at: Date): Promise<string[]> {
  if (callbackIds.length === 0) return [];
  const { rows: destinations } = await tx.query<{ id: string; filter: unknown }>(readDestinations);
  if (destinations.length === 0) return [];
  const wanting = destinations.map(({ id, filter }) => ({ id, filter: destinationFilterSchema.parse(filter) }));
  const { rows: callbacks } = await tx.query<CallbackRow>(readCallbacks, [callbackIds]);
  const made = callbacks.flatMap((callback) => {
    const filtered = { ...callback, displayOnly: isDisplayOnly(callback) };
    return wanting
      .filter(({ filter }) => matchesFilter(filter, filtered))
      .map((destination) => ({ callback, destinationId: destination.id }));
  });
  if (made.length === 0) return [];
  const held = new Date(at.getTime() + orderHoldMs);
  await tx.query(insert, [
    made.map(({ callback }) => callback.id),
    made.map(({ destinationId }) => destinationId),
    made.map(({ callback }) => orderKeyOf(callback)),
    made.map(({ callback }) => (callback.overtakes ? held : at)),
    at,
  ]);
  return [...new Set(made.map(({ callback }) => callback.id))];
}
