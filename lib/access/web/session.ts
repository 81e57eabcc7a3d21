import { cookies, headers } from 'next/headers';
import { redirect } from 'next/navigation';
import { cache } from 'react';
import type { Actor, ActorContext } from '@/lib/access/actor';
import { localPath } from '@/lib/access/local-path';
import { findLiveSession, type Person } from '@/lib/access/sessions';
import { getContext } from '@/lib/platform/boot';
import { readBrowser } from './browser';
import { pathHeader } from './request-headers';
import { readSessionId } from './session-cookie';

/** The context of a page, whose actor is always a person. */
export type PersonContext = ActorContext & { actor: Person };

/**
 * Who is signed in, or null; null too for one who has to set up a second factor first. Asked once a request, however many
 * parts of a page want to know.
 */
export const findActor = cache(async (): Promise<Actor | null> => {
  const found = await findPersonContext();
  return found && !found.secondFactorDue ? found.ctx.actor : null;
});

/** Whoever is signed in, and whether they have to set up a second factor before anything else. */
export interface Sender {
  ctx: PersonContext;
  secondFactorDue: boolean;
}

const findPersonContext = cache(async (): Promise<Sender | null> => {
  const ctx = await getContext();
  const browser = readBrowser(ctx, await headers());
  const cookie = (await cookies()).get(browser.cookies.session)?.value;
  const sessionId = await readSessionId(ctx.environment, cookie);
  if (sessionId === null) return null;
  const live = await findLiveSession(ctx, sessionId, browser.address);
  return live && { ctx: { ...ctx, actor: live.person }, secondFactorDue: live.secondFactorDue };
});

/** The context of whoever is signed in (`findActor`), or null: for routes that answer 401 themselves. */
export async function findPerson(): Promise<PersonContext | null> {
  const found = await findPersonContext();
  return found && !found.secondFactorDue ? found.ctx : null;
}

/** Whoever is signed in here, whatever else they have to do first, or null: for forms, which answer in words. */
export async function findSender(): Promise<Sender | null> {
  return findPersonContext();
}

/** Where somebody signs in who comes back to the page asked for. */
export async function signInHref(): Promise<`/sign-in${'' | `?${string}`}`> {
  const next = localPath((await headers()).get(pathHeader));
  return next === null || next === '/' ? '/sign-in' : `/sign-in?${new URLSearchParams({ next })}`;
}

/**
 * The context of a signed-in person, for pages and server functions. Nobody signed in: leaves for `/sign-in`, which comes
 * back to the page asked for. One whose role must have a second factor and has none: leaves for the page that sets it up.
 */
export async function requireActor(): Promise<PersonContext> {
  const found = await findPersonContext();
  if (!found) return leaveForSignIn();
  return found.secondFactorDue ? redirect('/second-factor') : found.ctx;
}

/** As `requireActor`, for what sets up the second factor: the one thing to do for those who must have one and have none. */
export async function requireOwner(): Promise<PersonContext & { secondFactorDue: boolean }> {
  const found = await findPersonContext();
  return found ? { ...found.ctx, secondFactorDue: found.secondFactorDue } : leaveForSignIn();
}

async function leaveForSignIn(): Promise<never> {
  return redirect(await signInHref());
}
