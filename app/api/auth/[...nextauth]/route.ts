import { NextRequest } from 'next/server';
import NextAuth from 'next-auth';
import { challengeLifetimeMs } from '@/lib/access/second-factor/challenge';
import { authOptions } from '@/lib/access/web/auth-options';
import { localRedirect } from '@/lib/access/web/auth-response';
import { readBrowser } from '@/lib/access/web/browser';
import { cookieText } from '@/lib/access/web/cookie-text';
import { getContext } from '@/lib/platform/boot';
import { readBounded } from '@/lib/platform/http/read-bounded';

/** What the console's forms use of next-auth. The others serve its own pages, or write what anybody sends into the log. */
const actions: readonly (string | undefined)[] = ['csrf', 'signin', 'signout', 'callback'];

/** Far above an e-mail, a password of the greatest length and a CSRF token. */
const bodyBytesMax = 16 * 1024;

const noStore = { 'cache-control': 'no-store' };

/** The request with its body in hand, which next-auth would read whole however large it is; null where it is too large. */
async function withBody(request: NextRequest): Promise<NextRequest | null> {
  if (request.method !== 'POST') return request;
  const body = await readBounded(request, bodyBytesMax);
  return body && new NextRequest(request.url, { method: 'POST', headers: request.headers, body });
}

/** Sign-in by form post, and next-auth's own small endpoints. Options are made per request: TLS or not is a matter of the request. */
async function handle(given: NextRequest, context: RouteContext<'/api/auth/[...nextauth]'>): Promise<Response> {
  const [action] = (await context.params).nextauth;
  if (!actions.includes(action)) return new Response(null, { status: 404, headers: noStore });
  const request = await withBody(given);
  if (!request) return new Response(null, { status: 413, headers: noStore });
  const ctx = await getContext();
  const browser = readBrowser(ctx, request.headers);
  const name = browser.cookies.secondStep;
  let carried: string | null | undefined;
  const options = authOptions(ctx, browser, {
    session: request.cookies.get(browser.cookies.session)?.value,
    secondStep: request.cookies.get(name)?.value ?? null,
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
