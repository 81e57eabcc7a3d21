import { cookies, headers } from 'next/headers';
import { redirect } from 'next/navigation';
import { cache } from 'react';
import type { Actor, ActorContext } from '@/lib/access/actor';
import { localPath } from '@/lib/access/local-path';
import { findSessionActor, type Person } from '@/lib/access/sessions';
import { getContext } from '@/lib/platform/boot';
import { readBrowser } from './browser';
import { pathHeader } from './request-headers';
import { readSessionId } from './session-cookie';

/** The context of a page, whose actor is always a person. */
export type PersonContext = ActorContext & { actor: Person };

/** Who is signed in, or null. Asked once a request, however many parts of a page want to know. */
export const findActor = cache(async (): Promise<Actor | null> => (await findPersonContext())?.actor ?? null);

const findPersonContext = cache(async (): Promise<PersonContext | null> => {
  const ctx = await getContext();
  const browser = readBrowser(ctx, await headers());
  const cookie = (await cookies()).get(browser.cookies.session)?.value;
  const sessionId = await readSessionId(ctx.environment, cookie);
  if (sessionId === null) return null;
  const actor = await findSessionActor(ctx, sessionId, browser.address);
  return actor && { ...ctx, actor };
});

/**
 * The context of a signed-in person, for pages and server functions. Nobody signed in: leaves for `/sign-in`, which comes
 * back to the page asked for.
 */
export async function requireActor(): Promise<PersonContext> {
  const ctx = await findPersonContext();
  if (ctx) return ctx;
  const next = localPath((await headers()).get(pathHeader));
  return redirect(next === null || next === '/' ? '/sign-in' : `/sign-in?${new URLSearchParams({ next })}`);
}
