import { changePeople } from '@/lib/access/people/change-people';
import { type Origin, type Person, startSession } from '@/lib/access/sessions';
import type { Context } from '@/lib/platform/context';

const nowhere: Origin = { address: null, userAgent: null };

/** Opens a session of the user as a right password does. */
export function openSession(ctx: Context, userId: bigint, origin: Origin = nowhere): Promise<Person> {
  return changePeople(ctx, (tx) => startSession(ctx, tx, userId, origin));
}
