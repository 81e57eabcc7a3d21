import type { PeopleStore } from './change-people';

/** Ends every session and half-done sign-in of the user, but the session `except`; answers how many sessions were live. */
export async function endAllSessions(
  tx: PeopleStore,
  userId: bigint,
  now: Date,
  except: string | null = null,
): Promise<number> {
  await tx.signInChallenge.deleteMany({ where: { userId } });
  const { count } = await tx.session.updateMany({
    where: { userId, revokedAt: null, expiresAt: { gt: now }, ...(except !== null && { id: { not: except } }) },
    data: { revokedAt: now },
  });
  return count;
}
