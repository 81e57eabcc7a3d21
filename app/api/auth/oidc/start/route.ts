import type { NextRequest } from 'next/server';
import { localPath } from '@/lib/access/local-path';
import { beginOidc, oidcFlowLifetimeMs } from '@/lib/access/oidc/begin-oidc';
import { readOidcSettings } from '@/lib/access/oidc/settings';
import { readBrowser } from '@/lib/access/web/browser';
import { cookieText } from '@/lib/access/web/cookie-text';
import { sealFlow } from '@/lib/access/web/oidc-flow-cookie';
import { originOf } from '@/lib/access/web/origin-of';
import { redirectTo, signInAgain } from '@/lib/access/web/redirect-to';
import { getContext } from '@/lib/platform/boot';

/**
 * Sends the browser to the sign-in service; with `anew=1` to prove who sits there once more. A link, not a form: a page of the console may
 * post to the console alone.
 */
export async function GET(request: NextRequest): Promise<Response> {
  const ctx = await getContext();
  const settings = readOidcSettings(ctx.environment);
  if (!settings) return redirectTo('/sign-in');
  const browser = readBrowser(ctx, request.headers);
  const base = ctx.environment.text('NEXTAUTH_URL') ?? originOf(request.headers);
  const redirectUri = new URL('/api/auth/callback/oidc', base).toString();
  const next = localPath(request.nextUrl.searchParams.get('next')) ?? '/';
  const anew = request.nextUrl.searchParams.get('anew') === '1';
  const result = await beginOidc(ctx, settings, { redirectUri, next, anew }, browser).catch((error: unknown) => {
    ctx.log.error({ err: error }, 'a sign-in at the sign-in service could not begin');
    return { outcome: 'unavailable' } as const;
  });
  if (result.outcome !== 'leave') return signInAgain(result.outcome === 'away' ? 'oidc_away' : result.outcome, next);
  const flow = await sealFlow(ctx.environment, result.flow);
  return redirectTo(result.url, [cookieText(browser, browser.cookies.oidcFlow, flow, oidcFlowLifetimeMs)]);
}
