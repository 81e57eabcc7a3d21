import { randomBytes, randomUUID } from 'node:crypto';
import { type NextRequest, NextResponse } from 'next/server';
import { cookieNames } from '@/lib/access/web/cookie-names';
import { isServerCall } from '@/lib/access/web/is-server-call';
import { nonceHeader, pathHeader, requestIdHeader } from '@/lib/access/web/request-headers';
import { securityPolicy } from '@/lib/access/web/security-policy';
import { readEnvironment } from '@/lib/platform/env';

const { mode } = readEnvironment();

/** Signing in, its second step, and the one-time links that set a password. */
const forSignedOut = /^\/(sign-in(\/code)?|join\/[^/]+)$/;

/**
 * In front of every page: a request id, the security policy with its nonce, and a redirect for browsers that carry no session
 * at all. It proves nothing: pages, server functions and verbs check access themselves. A page that calls a server function gets
 * that one's own answer, since a redirect would cost it what somebody typed.
 */
export function proxy(request: NextRequest): NextResponse {
  const { pathname, search } = request.nextUrl;
  const hasSession = [true, false].some((overTls) => request.cookies.has(cookieNames(overTls).session));
  if (!hasSession && !forSignedOut.test(pathname) && !isServerCall(request)) {
    const url = request.nextUrl.clone();
    url.pathname = '/sign-in';
    url.search = pathname === '/' ? '' : `?${new URLSearchParams({ next: `${pathname}${search}` })}`;
    return NextResponse.redirect(url, 303);
  }

  const nonce = randomBytes(16).toString('base64');
  const policy = securityPolicy(nonce, {
    development: mode === 'development',
    overTls: request.headers.get('x-forwarded-proto')?.startsWith('https') ?? false,
  });
  const requestId = randomUUID();
  const headers = new Headers(request.headers);
  headers.set(requestIdHeader, requestId);
  headers.set(nonceHeader, nonce);
  headers.set(pathHeader, `${pathname}${search}`);
  // Next reads the nonce for its own scripts from here.
  headers.set('content-security-policy', policy);
  const response = NextResponse.next({ request: { headers } });
  response.headers.set('content-security-policy', policy);
  response.headers.set(requestIdHeader, requestId);
  return response;
}

/** Pages only: the callback door, the API and files do without. A pattern has to stand here as plain text. */
export const config = { matcher: ['/((?!api/|_next/|icon\\.svg$|favicon\\.ico$|robots\\.txt$).*)'] };
