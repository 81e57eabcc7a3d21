import type { ActorContext } from '@/lib/access/actor';
import type { Prisma } from '@/lib/platform/db/generated/client';
import { AppError, NotFoundError } from '@/lib/platform/errors';
import { rowIdPattern } from '@/lib/platform/query/conditions';

/** The client of a running transaction. */
export type ChangeTransaction = Prisma.TransactionClient;

/** A destination's row, locked for the transaction. */
export type LockedDestination = Prisma.DestinationGetPayload<null>;

/** "There is no destination …", for every verb that is given one. */
export function noSuchDestination(id: string): NotFoundError {
  return new NotFoundError(`There is no destination ${id.slice(0, 40)}.`);
}

async function lockDestination(tx: ChangeTransaction, id: string): Promise<LockedDestination> {
  if (!rowIdPattern.test(id)) throw noSuchDestination(id);
  await tx.$queryRaw`select 1 from destinations where id = ${BigInt(id)} for update`;
  const row = await tx.destination.findUnique({ where: { id: BigInt(id) } });
  if (!row) throw noSuchDestination(id);
  if (row.archivedAt) throw new AppError('conflict', 'This destination is archived. Make a new one in its place.');
  return row;
}

/**
 * Does `work` in one transaction with the destination locked, so that of two people the second sees what the first did.
 * Throws `NotFoundError`, and `AppError('conflict')` for an archived one.
 */
export async function changeDestination<Result>(
  ctx: ActorContext,
  id: string,
  work: (tx: ChangeTransaction, destination: LockedDestination) => Promise<Result>,
): Promise<Result> {
  return ctx.db.prisma.$transaction(async (tx) => work(tx, await lockDestination(tx, id)));
}
