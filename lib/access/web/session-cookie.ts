import { decode, encode, type JWT } from 'next-auth/jwt';
import { z } from 'zod';
import { sessionSecrets } from '@/lib/access/session-secret';
import { sessionLifetimeMs } from '@/lib/access/session-terms';
import type { Environment } from '@/lib/platform/env';

const tokenSchema = z.object({ sessionId: z.string() });

/** The session's id in a cookie's encrypted token, or null where it is unreadable, expired or of another secret. */
export async function readSessionId(environment: Environment, cookie: string | undefined): Promise<string | null> {
  const token = await decodeToken(environment, cookie);
  const parsed = tokenSchema.safeParse(token);
  return parsed.success ? parsed.data.sessionId : null;
}

/** The encrypted token that next-auth would put into the cookie of session `sessionId`. */
export function sealSessionId(environment: Environment, sessionId: string): Promise<string> {
  const [secret] = sessionSecrets(environment);
  return encode({ token: { sessionId }, secret, maxAge: sessionLifetimeMs / 1_000 });
}

/** Tries the current secret, then the earlier ones. Never throws. */
export async function decodeToken(environment: Environment, cookie: string | undefined): Promise<JWT | null> {
  if (!cookie) return null;
  for (const secret of sessionSecrets(environment)) {
    const token = await decode({ token: cookie, secret }).catch(() => null);
    if (token) return token;
  }
  return null;
}
