import type { NextRequest } from 'next/server';
import { completeOidc } from '@/lib/access/oidc/complete-oidc';
import { readOidcSettings } from '@/lib/access/oidc/settings';
import { challengeLifetimeMs } from '@/lib/access/second-factor/challenge';
import { sessionLifetimeMs } from '@/lib/access/session-terms';
import { readBrowser } from '@/lib/access/web/browser';
import { cookieText } from '@/lib/access/web/cookie-text';
import { endCarriedSession } from '@/lib/access/web/end-carried-session';
import { openFlow } from '@/lib/access/web/oidc-flow-cookie';
import { redirectTo, signInAgain } from '@/lib/access/web/redirect-to';
import { sealSessionId } from '@/lib/access/web/session-cookie';
import { getContext } from '@/lib/platform/boot';

/** Where the sign-in service sends the browser back to. What it carries is taken once, whatever comes of it. */
export async function GET(request: NextRequest): Promise<Response> {
  const ctx = await getContext();
  const settings = readOidcSettings(ctx.environment);
  if (!settings) return redirectTo('/sign-in');
  const browser = readBrowser(ctx, request.headers);
  const { cookies } = browser;
  const cookie = (name: string, value: string, lifetimeMs: number) => cookieText(browser, name, value, lifetimeMs);
  const forget = cookieText(browser, cookies.oidcFlow, null, 0);
  const flow = await openFlow(ctx.environment, request.cookies.get(cookies.oidcFlow)?.value);
  const answer = Object.fromEntries(request.nextUrl.searchParams);
  const result = await completeOidc(ctx, settings, { flow, answer }, browser)
    .then(async (completed) => {
      if (completed.outcome === 'started')
        await endCarriedSession(ctx, browser, request.cookies.get(cookies.session)?.value);
      return completed;
    })
    .catch((error: unknown) => {
      ctx.log.error({ err: error }, 'a sign-in at the sign-in service failed');
      return { outcome: 'unavailable' } as const;
    });
  const next = flow?.next ?? '/';
  switch (result.outcome) {
    case 'started': {
      const sealed = await sealSessionId(ctx.environment, result.person.sessionId);
      return redirectTo(next, [forget, cookie(cookies.session, sealed, sessionLifetimeMs)]);
    }
    case 'code_needed': {
      const step = cookie(cookies.secondStep, result.challenge, challengeLifetimeMs);
      // Where the code's form goes on to, as next-auth keeps it.
      const goOn = cookie(cookies.returnTo, encodeURIComponent(next), challengeLifetimeMs);
      return redirectTo('/sign-in/code', [forget, step, goOn]);
    }
    case 'refused':
      return signInAgain(result.refusal, next, [forget]);
    case 'limited':
    case 'unavailable':
      return signInAgain(result.outcome, next, [forget]);
  }
}
