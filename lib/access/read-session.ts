import type { Context } from '@/lib/platform/context';
import type { SessionTerms } from './session-terms';

/** A session with its user, as stored. */
export interface SessionRow extends SessionTerms {
  userId: string;
  signedInBy: string;
  name: string;
  email: string;
  role: string;
  disabledAt: Date | null;
  totpConfirmedAt: Date | null;
}

const statement = `
select s.user_id::text as "userId", s.created_at as "createdAt", s.last_seen_at as "lastSeenAt", s.expires_at as "expiresAt",
  s.revoked_at as "revokedAt", s.signed_in_by as "signedInBy", u.name, u.email, u.role, u.disabled_at as "disabledAt",
  u.totp_confirmed_at as "totpConfirmedAt"
from sessions s
join users u on u.id = s.user_id
where s.id = $1::uuid`;

/** The session `id`, or null. In one statement: each page asks for it before anything else. */
export async function readSession(ctx: Context, id: string): Promise<SessionRow | null> {
  const { rows } = await ctx.db.pool.query<SessionRow>(statement, [id]);
  return rows[0] ?? null;
}
