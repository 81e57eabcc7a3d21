import type { Browser } from './browser';

/**
 * The `Set-Cookie` of a cookie that only the console's own server reads; null takes it away. SameSite=Lax, so that links from
 * elsewhere and the way back from a sign-in service carry it while no other site can post with it.
 */
export function cookieText(
  { overTls }: Pick<Browser, 'overTls'>,
  name: string,
  value: string | null,
  lifetimeMs: number,
): string {
  const maxAgeSeconds = value === null ? 0 : Math.floor(lifetimeMs / 1_000);
  return `${name}=${value ?? ''}; Max-Age=${maxAgeSeconds}; Path=/; HttpOnly; SameSite=Lax${overTls ? '; Secure' : ''}`;
}
