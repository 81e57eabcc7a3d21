import { authenticateToken } from '@/lib/access/api-token';
import { assertMay } from '@/lib/access/permissions';
import { readBearer, sameDigest, tokenDigest } from '@/lib/access/token-digest';
import type { Context } from '@/lib/platform/context';
import { AppError } from '@/lib/platform/errors';

/**
 * Lets a scraper in: by METRICS_TOKEN, which opens nothing else and needs no database, or by an API token with the scope `read`.
 * Throws `AppError` (unauthenticated, forbidden, rate_limited) otherwise.
 */
export async function authorizeScrape(
  ctx: Context,
  authorization: string | null,
  address: string | null,
): Promise<void> {
  const given = readBearer(authorization);
  const { metricsToken } = ctx.environment;
  if (given && metricsToken && sameDigest(tokenDigest(given), tokenDigest(metricsToken))) return;
  const actor = await authenticateToken(ctx, authorization, address);
  if (!actor) throw new AppError('unauthenticated', 'Send METRICS_TOKEN or an API token: Authorization: Bearer …');
  assertMay(actor, 'metrics.read');
}
