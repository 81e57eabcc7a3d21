import type { Transaction } from '@/lib/platform/db/transaction';
import { isDisplayOnly } from './is-display-only';
import { destinationFilterSchema, type FilteredCallback, matchesFilter } from './match-filter';

const readDestinations = 'select id::text, filter from destinations where archived_at is null order by id';

const readCallbacks = `
select c.id::text, c.provider, a.slug as account, c.channel, c.type, c.outcome, c.verified, c.account_id::text as "accountId",
  c.batch_id as "batchId", c.transfer_id as "transferId"
from callbacks c join accounts a on a.id = c.account_id
where c.id = any($1::bigint[])
order by c.id`;

const insert = `
insert into deliveries (callback_id, destination_id, trigger, order_key, next_attempt_at, created_at)
select callback_id, destination_id, 'automatic', order_key, $4, $4
from unnest($1::bigint[], $2::bigint[], $3::text[]) with ordinality as n(callback_id, destination_id, order_key, place)
order by place
on conflict (callback_id, destination_id) where trigger = 'automatic' do nothing`;

type CallbackRow = Omit<FilteredCallback, 'displayOnly'> & {
  id: string;
  accountId: string;
  batchId: string | null;
  transferId: string | null;
};

/** What callbacks share that have to start in order: the batch, else the transfer; null where they name neither. */
function orderKeyOf({ accountId, batchId, transferId }: CallbackRow): string | null {
  if (batchId !== null) return `${accountId} batch ${batchId}`;
  return transferId === null ? null : `${accountId} transfer ${transferId}`;
}

/**
 * Writes the automatic deliveries of `callbackIds` in the transaction that applies them: one for each destination that wants
 * the callback, paused ones included (theirs wait), never a second one for the same two. Returns the ids that somebody wants.
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
  await tx.query(insert, [
    made.map(({ callback }) => callback.id),
    made.map(({ destinationId }) => destinationId),
    made.map(({ callback }) => orderKeyOf(callback)),
    at,
  ]);
  return [...new Set(made.map(({ callback }) => callback.id))];
}
