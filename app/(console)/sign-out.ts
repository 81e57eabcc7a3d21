'use server';

import { cookies, headers } from 'next/headers';
import { redirect } from 'next/navigation';
import { endSession } from '@/lib/access/sessions';
import { readBrowser } from '@/lib/access/web/browser';
import { requireOwner } from '@/lib/access/web/session';

/** Ends the session's row, takes the cookie away and leaves for the sign-in page. */
export async function signOut(): Promise<void> {
  const ctx = await requireOwner();
  await endSession(ctx, ctx.actor);
  const browser = readBrowser(ctx, await headers());
  const jar = await cookies();
  for (const name of [browser.cookies.session, browser.cookies.returnTo]) {
    jar.set(name, '', { maxAge: 0, path: '/', httpOnly: true, sameSite: 'lax', secure: browser.overTls });
  }
  redirect('/sign-in?error=ended');
}
