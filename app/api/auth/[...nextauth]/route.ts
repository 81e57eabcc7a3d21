import type { NextRequest } from 'next/server';
import NextAuth from 'next-auth';
import { challengeLifetimeMs } from '@/lib/access/second-factor/challenge';
import { authOptions } from '@/lib/access/web/auth-options';
import { localRedirect } from '@/lib/access/web/auth-response';
import { readBrowser } from '@/lib/access/web/browser';
import { cookieText } from '@/lib/access/web/cookie-text';
import { getContext } from '@/lib/platform/boot';

/** Sign-in by form post, and next-auth's own small endpoints. Options are made per request: TLS or not is a matter of the request. */
async function handle(request: NextRequest, context: RouteContext<'/api/auth/[...nextauth]'>): Promise<Response> {
  const ctx = await getContext();
  const browser = readBrowser(ctx, request.headers);
  const name = browser.cookies.secondStep;
  let carried: string | null | undefined;
  const options = authOptions(ctx, browser, {
    carried: request.cookies.get(name)?.value ?? null,
    carry: (token) => {
      carried = token;
    },
  });
  const answer: unknown = await NextAuth(request, context, options);
  if (!(answer instanceof Response)) return new Response(null, { status: 500 });
  const location = answer.headers.get('location');
  if (location !== null) answer.headers.set('location', localRedirect(location));
  if (typeof carried === 'string') answer.headers.set('location', '/sign-in/code');
  if (carried !== undefined)
    answer.headers.append('set-cookie', cookieText(browser, name, carried, challengeLifetimeMs));
  answer.headers.set('cache-control', 'no-store');
  return answer;
}

export { handle as GET, handle as POST };
