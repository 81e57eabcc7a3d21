import { isIPv6 } from 'node:net';
import ipaddr from 'ipaddr.js';
import type { Context } from '@/lib/platform/context';
import { minuteMs } from '@/lib/platform/time';
import type { Actor } from './actor';
import { writeAudit } from './audit';
import { normaliseEmail } from './email';
import { readOidcSettings } from './oidc/settings';
import { nobodysHash, passwordLengthMax, passwordMatches } from './password';
import { countEvent, forgetEvent, type RateLimit, type RateReading } from './rate-limit';
import { openChallenge } from './second-factor/challenge';
import { type Origin, type Person, startSession } from './sessions';

const windowMs = 15 * minuteMs;

/** Failed attempts from one address (IPv6: one /64), which a whole office may share. */
export const addressAttempts: RateLimit = { name: 'sign-in-address', eventsMax: 50, windowMs };

/** Failed attempts on one e-mail, known or not, from one address: who fails on purpose keeps its owner out of their own address alone. */
export const pairAttempts: RateLimit = { name: 'sign-in-pair', eventsMax: 10, windowMs };

/**
 * Failed attempts on one e-mail from all addresses together: some 9,600 guesses a day at most, each of which costs us a password hash.
 * It takes ten addresses to keep its owner out.
 */
export const emailAttempts: RateLimit = { name: 'sign-in-email', eventsMax: 100, windowMs };

export interface Credentials {
  email: string;
  password: string;
}

export type SignInResult =
  /** The session is open. */
  | { outcome: 'started'; person: Person }
  /** The password is right and a one-time code is asked for; the token is for this browser (`second-factor/challenge`). */
  | { outcome: 'code_needed'; challenge: string }
  /** Unknown e-mail, wrong password or disabled user: which one is told to nobody, and all take as long. */
  | { outcome: 'refused' }
  /** The password is right, and passwords are for admins alone: others come by the sign-in service. */
  | { outcome: 'closed' }
  /** Too many failures from this address, or on this e-mail; the same for unknown e-mails. */
  | { outcome: 'limited'; retryAfterSeconds: number };

/** Who has one IPv6 address has the whole /64 around it, so that is counted as one. */
function countedAddress(address: string): string {
  if (!isIPv6(address)) return address;
  return `${ipaddr.parse(address).toNormalizedString().split(':').slice(0, 4).join(':')}::/64`;
}

const door: Actor = { kind: 'system', name: 'sign-in' };

/** Checks e-mail and password and opens a session, or the second step. Attempts are counted before they are checked, over all processes. */
export async function signIn(ctx: Context, credentials: Credentials, origin: Origin): Promise<SignInResult> {
  const email = normaliseEmail(credentials.email);
  const address = countedAddress(origin.address ?? 'unknown');
  const counted = [
    { limit: addressAttempts, subject: address },
    { limit: pairAttempts, subject: `${address} ${email}` },
    { limit: emailAttempts, subject: email },
  ];
  // One after the other: what one limit refuses neither counts against the others nor makes a row for an e-mail that is made up.
  for (const [at, { limit, subject }] of counted.entries()) {
    const reading = await countEvent(ctx, limit, subject);
    if (reading.allowed) continue;
    await Promise.all(counted.slice(0, at).map((before) => forgetEvent(ctx, before.limit, before.subject)));
    return refuseLimited(ctx, limit, reading, origin);
  }

  const user = await ctx.db.prisma.user.findUnique({ where: { email } });
  const password = credentials.password.slice(0, passwordLengthMax);
  const matches = await passwordMatches(user?.passwordHash ?? nobodysHash, password);
  const complete = credentials.password.length <= passwordLengthMax;
  if (!user || user.disabledAt || !matches || !complete) {
    const cause = !user ? 'unknown e-mail' : user.disabledAt ? 'user disabled' : 'wrong password';
    // What was typed as an e-mail is not kept: people type passwords there.
    await writeAudit(ctx.db.prisma, door, {
      action: 'session.refused',
      subject: user ? `user:${user.id}` : 'sign-in',
      after: { cause, address: origin.address },
    });
    return { outcome: 'refused' };
  }
  await Promise.all(counted.map(({ limit, subject }) => forgetEvent(ctx, limit, subject)));
  // Admins keep their passwords: somebody has to get in while the sign-in service is away.
  if (user.role !== 'admin' && readOidcSettings(ctx.environment)?.required) {
    await writeAudit(ctx.db.prisma, door, {
      action: 'session.refused',
      subject: `user:${user.id}`,
      after: { cause: 'passwords are for admins', address: origin.address },
    });
    return { outcome: 'closed' };
  }
  if (user.totpConfirmedAt) return { outcome: 'code_needed', challenge: await openChallenge(ctx, user.id) };
  const person = await startSession(ctx, user.id, origin);
  return { outcome: 'started', person };
}

/** Recorded once a window, when the limit is first crossed: a flood must not fill the audit. */
async function refuseLimited(
  ctx: Context,
  limit: RateLimit,
  { count, retryAfterSeconds }: RateReading,
  origin: Origin,
): Promise<SignInResult> {
  if (count === limit.eventsMax + 1) {
    await writeAudit(ctx.db.prisma, door, {
      action: 'session.refused',
      subject: 'sign-in',
      after: { cause: 'too many attempts', address: origin.address },
    });
  }
  return { outcome: 'limited', retryAfterSeconds };
}
