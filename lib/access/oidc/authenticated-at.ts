import { z } from 'zod';
import { clockToleranceMs } from './client';

/** Seconds since 1970, as every time of an ID token. */
const claimSchema = z.object({ auth_time: z.number().positive() });

/**
 * Pure: when the person proved themselves at the service, as the claims of its ID token say (`auth_time`, OpenID Connect Core 1.0, 2);
 * never later than `now`. Null where they do not say, or say a time that is yet to come: that proves nothing.
 */
export function readAuthenticatedAt(idToken: unknown, now: Date): Date | null {
  const parsed = claimSchema.safeParse(idToken);
  if (!parsed.success) return null;
  const atMs = parsed.data.auth_time * 1_000;
  return atMs > now.getTime() + clockToleranceMs ? null : new Date(Math.min(atMs, now.getTime()));
}

/** Pure: whether they did so since `since`, as far as the clocks of two machines tell; not where the service does not say. */
export function isAuthenticatedSince(authenticatedAt: Date | null, since: Date): boolean {
  return authenticatedAt !== null && authenticatedAt.getTime() >= since.getTime() - clockToleranceMs;
}
