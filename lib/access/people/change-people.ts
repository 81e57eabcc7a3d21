import type { Context } from '@/lib/platform/context';
import type { Database } from '@/lib/platform/db/client';
import { lockKeys } from '@/lib/platform/db/lock-keys';
import { AppError, NotFoundError } from '@/lib/platform/errors';

/** The client of a running transaction, as far as people are concerned. */
export type PeopleStore = Pick<
  Database['prisma'],
  | 'user'
  | 'session'
  | 'passwordLink'
  | 'signInChallenge'
  | 'recoveryCode'
  | 'userIdentity'
  | 'consoleSetting'
  | 'auditEntry'
  | '$queryRaw'
>;

/**
 * Does `work` in a transaction of its own, one change of people at a time over all processes: what it reads of other people
 * still holds when it commits.
 */
export function changePeople<Result>(ctx: Context, work: (tx: PeopleStore) => Promise<Result>): Promise<Result> {
  return ctx.db.prisma.$transaction(async (tx) => {
    await tx.$queryRaw`select 1 from (select pg_advisory_xact_lock(${BigInt(lockKeys.access)})) as held`;
    return work(tx);
  });
}

/** The row of person `id`; throws NotFoundError, also for what is no id. */
export async function getUserRow(tx: Pick<PeopleStore, 'user'>, id: string) {
  const user = /^\d{1,18}$/.test(id) ? await tx.user.findUnique({ where: { id: BigInt(id) } }) : null;
  if (!user) throw new NotFoundError('There is no such person.');
  return user;
}

/**
 * Throws `AppError('conflict')` where nobody but `userId` could manage the console: an admin who has joined and is not disabled.
 * Only inside `changePeople`, or two admins could take each other away.
 */
export async function assertAdminRemains(tx: PeopleStore, userId: bigint): Promise<void> {
  if (await adminRemains(tx, userId)) return;
  throw new AppError('conflict', 'This is the last active admin. Make somebody else an admin first.');
}

/** Whether somebody else than `userId` could manage the console. Only inside `changePeople`. */
export async function adminRemains(tx: Pick<PeopleStore, 'user'>, userId: bigint): Promise<boolean> {
  const others = await tx.user.count({
    where: { id: { not: userId }, role: 'admin', disabledAt: null, joinedAt: { not: null } },
  });
  return others > 0;
}
