import type { SignInError } from './sign-in-errors';

/** Sends the browser to `location`, a path of this console or an address, with these `Set-Cookie`; nothing keeps the answer. */
export function redirectTo(location: string, cookies: readonly string[] = []): Response {
  const headers = new Headers({ location, 'cache-control': 'no-store', 'referrer-policy': 'no-referrer' });
  for (const cookie of cookies) headers.append('set-cookie', cookie);
  return new Response(null, { status: 303, headers });
}

/** Back to the sign-in page, which says why and comes back to `next`. */
export function signInAgain(error: SignInError, next: string, cookies: readonly string[] = []): Response {
  const query = new URLSearchParams({ error, ...(next !== '/' && { next }) });
  return redirectTo(`/sign-in?${query}`, cookies);
}
