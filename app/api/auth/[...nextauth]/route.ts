import type { NextRequest } from 'next/server';
import NextAuth from 'next-auth';
import { authOptions } from '@/lib/access/web/auth-options';
import { localRedirect } from '@/lib/access/web/auth-response';
import { readBrowser } from '@/lib/access/web/browser';
import { getContext } from '@/lib/platform/boot';

/** Sign-in by form post, and next-auth's own small endpoints. Options are made per request: TLS or not is a matter of the request. */
async function handle(request: NextRequest, context: RouteContext<'/api/auth/[...nextauth]'>): Promise<Response> {
  const ctx = await getContext();
  const answer: unknown = await NextAuth(request, context, authOptions(ctx, readBrowser(ctx, request.headers)));
  if (!(answer instanceof Response)) return new Response(null, { status: 500 });
  const location = answer.headers.get('location');
  if (location !== null) answer.headers.set('location', localRedirect(location));
  answer.headers.set('cache-control', 'no-store');
  return answer;
}

export { handle as GET, handle as POST };
