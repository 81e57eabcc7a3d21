import { endSession, findSessionActor } from '@/lib/access/sessions';
import type { Context } from '@/lib/platform/context';
import type { Browser } from './browser';
import { readSessionId } from './session-cookie';

/**
 * Ends the session of `cookie`, which a browser carried when it signed in again, whoever's it is: its cookie is about to be written over,
 * and nobody would be left to end it. Does nothing where there is none, or it has ended.
 */
export async function endCarriedSession(ctx: Context, browser: Browser, cookie: string | undefined): Promise<void> {
  const id = await readSessionId(ctx.environment, cookie);
  const person = id === null ? null : await findSessionActor(ctx, id, browser.address);
  if (person) await endSession(ctx, person);
}
