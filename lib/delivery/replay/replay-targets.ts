import { noSuchDestination } from '@/lib/delivery/destinations/change-destination';
import { destinationFilterSchema } from '@/lib/delivery/match-filter';
import type { DestinationFilter, DestinationState } from '@/lib/delivery/types';
import type { Transaction } from '@/lib/platform/db/transaction';
import { AppError } from '@/lib/platform/errors';
import { rowIdPattern } from '@/lib/platform/query/conditions';

const columns = 'select id::text, name, state, filter, archived_at is not null as archived from destinations';

interface Row {
  id: string;
  name: string;
  state: DestinationState;
  filter: unknown;
  archived: boolean;
}

/** A destination that a replay may go to. */
export interface ReplayTarget {
  id: string;
  name: string;
  state: DestinationState;
  filter: DestinationFilter;
}

function toTarget({ id, name, state, filter }: Row): ReplayTarget {
  return { id, name, state, filter: destinationFilterSchema.parse(filter) };
}

/**
 * Where a replay that begins now may go to: the chosen destination, paused or not, or all that are active. Throws
 * `NotFoundError` for one that does not exist and `AppError('conflict')` for one that is archived.
 */
export async function readTargets(
  tx: Pick<Transaction, 'query'>,
  destinationId: string | null,
): Promise<ReplayTarget[]> {
  if (destinationId === null) {
    const { rows } = await tx.query<Row>(`${columns} where archived_at is null and state = 'active' order by id`);
    return rows.map(toTarget);
  }
  if (!rowIdPattern.test(destinationId)) throw noSuchDestination(destinationId);
  const { rows } = await tx.query<Row>(`${columns} where id = $1`, [destinationId]);
  const [row] = rows;
  if (!row) throw noSuchDestination(destinationId);
  if (row.archived) throw new AppError('conflict', 'This destination is archived: nothing is sent to it any more.');
  return [toTarget(row)];
}

/** Those of `ids` that still take deliveries. */
export async function readTargetsAgain(
  tx: Pick<Transaction, 'query'>,
  ids: readonly string[],
): Promise<ReplayTarget[]> {
  const { rows } = await tx.query<Row>(`${columns} where id = any($1::bigint[]) and archived_at is null order by id`, [
    ids,
  ]);
  return rows.map(toTarget);
}
