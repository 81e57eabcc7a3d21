import { isIPv6 } from 'node:net';
import ipaddr from 'ipaddr.js';
import type { Context } from '@/lib/platform/context';
import { minuteMs } from '@/lib/platform/time';
import type { Actor } from './actor';
import { type AuditStore, writeAudit } from './audit';
import { normaliseEmail } from './email';
import { isClosedToPasswords } from './oidc/settings';
import { nobodysHash, passwordLengthMax, passwordMatches } from './password';
import { changePeople, type PeopleStore } from './people/change-people';
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

/**
 * Checks e-mail and password and opens a session, or the second step. Attempts are counted before they are checked, over all processes.
 * A password that is changed, or whose person is disabled, while it is checked opens nothing.
 */
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
    await refuse(ctx.db.prisma, user ? `user:${user.id}` : 'sign-in', cause, origin);
    return { outcome: 'refused' };
  }
  await Promise.all(counted.map(({ limit, subject }) => forgetEvent(ctx, limit, subject)));
  return changePeople(ctx, (tx) => letIn(ctx, tx, user, origin));
}

/** Lets in whose password was right, by their row as it is now: what was proven a moment ago may be void by now. */
async function letIn(
  ctx: Context,
  tx: PeopleStore,
  proven: { id: bigint; passwordHash: string },
  origin: Origin,
): Promise<SignInResult> {
  const user = await tx.user.findUniqueOrThrow({ where: { id: proven.id } });
  const subject = `user:${user.id}`;
  if (user.disabledAt || user.passwordHash !== proven.passwordHash) {
    await refuse(tx, subject, user.disabledAt ? 'user disabled' : 'password changed meanwhile', origin);
    return { outcome: 'refused' };
  }
  if (isClosedToPasswords(ctx.environment, user.role)) {
    await refuse(tx, subject, 'passwords are for admins', origin);
    return { outcome: 'closed' };
  }
  if (user.totpConfirmedAt) return { outcome: 'code_needed', challenge: await openChallenge(ctx, tx, user.id) };
  return { outcome: 'started', person: await startSession(ctx, tx, user.id, origin) };
}

function refuse(store: AuditStore, subject: string, cause: string, { address }: Origin): Promise<void> {
  return writeAudit(store, door, { action: 'session.refused', subject, after: { cause, address } });
}

/** Recorded once a window, when the limit is first crossed: a flood must not fill the audit. */
async function refuseLimited(
  ctx: Context,
  limit: RateLimit,
  { count, retryAfterSeconds }: RateReading,
  origin: Origin,
): Promise<SignInResult> {
  if (count === limit.eventsMax + 1) await refuse(ctx.db.prisma, 'sign-in', 'too many attempts', origin);
  return { outcome: 'limited', retryAfterSeconds };
}
