import { z } from 'zod';
import type { Context } from '@/lib/platform/context';
import { AppError } from '@/lib/platform/errors';
import { minuteMs } from '@/lib/platform/time';
import { type Actor, scopes } from './actor';
import { countEvent, type RateLimit, type RateReading, readLimit } from './rate-limit';
import { readBearer, sameDigest, tokenDigest } from './token-digest';

/** Wrong tokens that one address may try a minute. */
export const tokenFailures: RateLimit = { name: 'api-token', eventsMax: 30, windowMs: minuteMs };

/**
 * From this length on a token is taken for one that was drawn at random, as ours are (256 bits): nobody guesses one, so that it is looked
 * for first and no failures of its address keep it waiting. A shorter one somebody chose, and guessing it has to stay limited.
 */
export const drawnLengthMin = 32;

/** `last_used_at` is for people who look for unused tokens: a write a minute is enough. */
const lastUsedStepMs = minuteMs;

const scopesSchema = z.array(z.enum(scopes));

/**
 * The actor behind an `Authorization` header: null where there is no token, or none that is known, live and unexpired.
 * Throws `AppError('rate_limited')` for an address with too many failures in the current minute where the token is none, and where it is a
 * short one. `address` null counts as one.
 */
export async function authenticateToken(
  ctx: Context,
  authorizationHeader: string | null,
  address: string | null,
): Promise<Actor | null> {
  const token = readBearer(authorizationHeader);
  if (!token) return null;
  const subject = address ?? 'unknown';
  if (token.length < drawnLengthMin) refuseOver(await readLimit(ctx, tokenFailures, subject));
  const actor = await findTokenActor(ctx, token, address);
  if (!actor) refuseOver(await countEvent(ctx, tokenFailures, subject));
  return actor;
}

function refuseOver({ allowed, retryAfterSeconds }: RateReading): void {
  if (allowed) return;
  throw new AppError(
    'rate_limited',
    `Too many wrong API tokens came from this address. Try again in ${retryAfterSeconds} seconds.`,
  );
}

async function findTokenActor(ctx: Context, token: string, address: string | null): Promise<Actor | null> {
  const digest = tokenDigest(token);
  const row = await ctx.db.prisma.apiToken.findUnique({ where: { tokenSha256: digest } });
  if (!row || !sameDigest(row.tokenSha256, digest)) return null;
  const now = ctx.clock.now();
  if (row.revokedAt || (row.expiresAt && row.expiresAt <= now)) return null;
  await touch(ctx, row.id, now);
  return { kind: 'token', tokenId: row.id.toString(), name: row.name, scopes: scopesSchema.parse(row.scopes), address };
}

async function touch(ctx: Context, id: bigint, now: Date): Promise<void> {
  await ctx.db.prisma.apiToken.updateMany({
    where: { id, OR: [{ lastUsedAt: null }, { lastUsedAt: { lt: new Date(now.getTime() - lastUsedStepMs) } }] },
    data: { lastUsedAt: now },
  });
}
