import { randomBytes } from 'node:crypto';
import type { Actor } from '@/lib/access/actor';
import { writeAudit } from '@/lib/access/audit';
import { type Entry, entrySchema, settleEntry } from '@/lib/access/oidc/settle-entry';
import { changePeople } from '@/lib/access/people/change-people';
import { countEvent, forgetEvent } from '@/lib/access/rate-limit';
import { type Origin, type Person, startSession } from '@/lib/access/sessions';
import { signInWaySchema } from '@/lib/access/sign-in-ways';
import { tokenDigest } from '@/lib/access/token-digest';
import type { Context } from '@/lib/platform/context';
import { minuteMs } from '@/lib/platform/time';
import { codeTries } from './code-tries';
import { takeCode } from './take-code';

/** From the right password to the right code. */
export const challengeLifetimeMs = 10 * minuteMs;

const door: Actor = { kind: 'system', name: 'sign-in' };

/** What the first step leaves to be settled; of a token whose digest is on record, which vouches for all of it. */
function entryOf(token: string): Entry | null {
  const [, told] = token.split('.');
  return told === undefined ? null : entrySchema.parse(JSON.parse(Buffer.from(told, 'base64url').toString('utf8')));
}

/**
 * Opens the second step for a user whose first one was right: by their password, or by the sign-in service with what `entry` brings,
 * which the right code settles. The token is for their browser alone.
 */
export async function openChallenge(ctx: Context, userId: bigint, entry: Entry | null = null): Promise<string> {
  const now = ctx.clock.now();
  const secret = randomBytes(32).toString('base64url');
  const token = entry ? `${secret}.${Buffer.from(JSON.stringify(entry)).toString('base64url')}` : secret;
  await ctx.db.prisma.signInChallenge.deleteMany({ where: { userId, expiresAt: { lte: now } } });
  await ctx.db.prisma.signInChallenge.create({
    data: {
      userId,
      signedInBy: entry ? 'oidc' : 'password',
      tokenSha256: tokenDigest(token),
      expiresAt: new Date(now.getTime() + challengeLifetimeMs),
    },
  });
  return token;
}

export type SecondStepResult =
  /** The session is open; the second step and the code are used up. */
  | { outcome: 'started'; person: Person }
  /** A wrong code, or one that was taken before. */
  | { outcome: 'refused' }
  /** Too many wrong codes of this person. */
  | { outcome: 'limited' }
  /** No second step of this browser is open (any more), or what it was to settle cannot be: the first step is taken again. */
  | { outcome: 'expired' };

/**
 * Ends a sign-in with a one-time or recovery code, and settles what came from the sign-in service in the same transaction. Tries are
 * counted before the code is looked at, over all processes.
 */
export async function takeSecondStep(
  ctx: Context,
  input: { challenge: string; code: string },
  origin: Origin,
): Promise<SecondStepResult> {
  const tokenSha256 = tokenDigest(input.challenge);
  const open = await ctx.db.prisma.signInChallenge.findUnique({ where: { tokenSha256 }, include: { user: true } });
  if (!open || open.usedAt || open.expiresAt <= ctx.clock.now() || open.user.disabledAt) return { outcome: 'expired' };
  const subject = open.userId.toString();
  const { allowed, count } = await countEvent(ctx, codeTries, subject);
  if (!allowed) {
    if (count === codeTries.eventsMax + 1) await refuse(ctx, subject, 'too many codes', origin);
    return { outcome: 'limited' };
  }
  const entry = entryOf(input.challenge);
  const taken = await changePeople(ctx, async (tx) => {
    const now = ctx.clock.now();
    const code = await takeCode(ctx, tx, open.userId, input.code.slice(0, 64));
    if (!code) return 'refused';
    const { count: opened } = await tx.signInChallenge.updateMany({
      where: { id: open.id, usedAt: null, user: { disabledAt: null } },
      data: { usedAt: now },
    });
    if (opened === 0) return 'refused';
    if (code === 'recovery')
      await writeAudit(tx, door, {
        action: 'person.recovery_code_used',
        subject: `user:${subject}`,
        after: { address: origin.address },
      });
    return entry === null || (await settleEntry(ctx, tx, open.userId, entry)) ? 'taken' : 'expired';
  });
  if (taken === 'refused') {
    await refuse(ctx, subject, 'wrong code', origin);
    return { outcome: 'refused' };
  }
  await forgetEvent(ctx, codeTries, subject);
  if (taken === 'expired') return { outcome: 'expired' };
  const signedInBy = signInWaySchema.parse(open.signedInBy);
  return { outcome: 'started', person: await startSession(ctx, open.userId, origin, signedInBy) };
}

function refuse(ctx: Context, userId: string, cause: string, origin: Origin): Promise<void> {
  return writeAudit(ctx.db.prisma, door, {
    action: 'session.refused',
    subject: `user:${userId}`,
    after: { cause, address: origin.address },
  });
}
