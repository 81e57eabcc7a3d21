import { parseSignInError } from './sign-in-errors';

/**
 * Where next-auth's redirect really goes. It builds absolute addresses from a configured origin; here every one becomes a path,
 * so that signing in works under any name the console is reached by, and detours over its own pages are cut short.
 */
export function localRedirect(location: string): string {
  const url = new URL(location, 'http://console.invalid');
  const told = url.searchParams.get('error');
  if (url.pathname === '/api/auth/error') {
    const error = parseSignInError(told) ?? 'refused';
    return error === 'code' || error === 'codes' ? `/sign-in/code?error=${error}` : `/sign-in?error=${error}`;
  }
  if (url.pathname === '/api/auth/signin' || url.pathname === '/api/auth/signout') return '/sign-in?error=expired';
  if (url.pathname === '/sign-in') {
    const [next, error] = [url.searchParams.get('callbackUrl'), parseSignInError(told)];
    const terms = { ...(next !== null && { next, ready: '1' }), ...(error && { error }) };
    return next === null && !error ? '/sign-in' : `/sign-in?${new URLSearchParams(terms)}`;
  }
  return `${url.pathname}${url.search}${url.hash}`;
}
