import { minuteMs } from '@/lib/platform/time';

/** A set-up that was begun is good for so long, time enough to find an app and scan; afterwards it begins anew. */
export const setupLifetimeMs = 10 * minuteMs;

/** What a user's row has of a set-up. */
export interface Setup<Bytes extends Uint8Array> {
  totpNextSealed: Bytes | null;
  totpStartedAt: Date | null;
  totpNextSessionId: string | null;
}

/** What the row has where none is under way. */
export const noSetup = { totpNextSealed: null, totpStartedAt: null, totpNextSessionId: null };

function isOver({ totpStartedAt }: Pick<Setup<Uint8Array>, 'totpStartedAt'>, now: Date): boolean {
  return totpStartedAt === null || now.getTime() - totpStartedAt.getTime() >= setupLifetimeMs;
}

/** Pure: the sealed secret of the set-up that session `sessionId` began, null where none of its own is under way (any more). */
export function setupOf<Bytes extends Uint8Array>(user: Setup<Bytes>, sessionId: string, now: Date): Bytes | null {
  return user.totpNextSessionId === sessionId && !isOver(user, now) ? user.totpNextSealed : null;
}

/** Pure: the id of another session whose set-up is under way, else null. */
export function setupElsewhere(user: Setup<Uint8Array>, sessionId: string, now: Date): string | null {
  const { totpNextSealed, totpNextSessionId } = user;
  return totpNextSealed && totpNextSessionId !== sessionId && !isOver(user, now) ? totpNextSessionId : null;
}
