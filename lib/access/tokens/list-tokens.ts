import { z } from 'zod';
import { type ActorContext, type Scope, scopes } from '@/lib/access/actor';
import { assertMay } from '@/lib/access/permissions';

export const tokenStates = ['live', 'expired', 'revoked'] as const;
export type TokenState = (typeof tokenStates)[number];

/** One API token without itself; instants ISO 8601. */
export interface TokenView {
  id: string;
  name: string;
  /** Its last characters; empty where it is too short to show any. */
  hint: string;
  /** From CONSOLE_API_TOKEN, which alone ends it, or made here. */
  source: 'environment' | 'console';
  scopes: readonly Scope[];
  state: TokenState;
  createdAt: string;
  expiresAt: string | null;
  lastUsedAt: string | null;
}

/** Ended ones are history: the newest are shown. */
const tokensMax = 200;

const rowSchema = z.object({ source: z.enum(['environment', 'console']), scopes: z.array(z.enum(scopes)) });

/** Every API token, the live ones first, then the newest. */
export async function listTokens(ctx: ActorContext): Promise<TokenView[]> {
  assertMay(ctx.actor, 'tokens.manage');
  const now = ctx.clock.now();
  const rows = await ctx.db.prisma.apiToken.findMany({
    orderBy: [{ revokedAt: { sort: 'desc', nulls: 'first' } }, { id: 'desc' }],
    take: tokensMax,
  });
  return rows.map((row) => ({
    ...rowSchema.parse(row),
    id: row.id.toString(),
    name: row.name,
    hint: row.hint,
    state: tokenState(row, now),
    createdAt: row.createdAt.toISOString(),
    expiresAt: row.expiresAt?.toISOString() ?? null,
    lastUsedAt: row.lastUsedAt?.toISOString() ?? null,
  }));
}

/** Pure: whether a token opens anything at `now`. */
function tokenState(row: { revokedAt: Date | null; expiresAt: Date | null }, now: Date): TokenState {
  if (row.revokedAt) return 'revoked';
  return row.expiresAt && row.expiresAt <= now ? 'expired' : 'live';
}
