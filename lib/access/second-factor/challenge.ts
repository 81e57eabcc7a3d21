import { randomBytes } from 'node:crypto';
import type { Actor } from '@/lib/access/actor';
import { writeAudit } from '@/lib/access/audit';
import { isClosedToPasswords } from '@/lib/access/oidc/settings';
import { type Entry, entrySchema, settleEntry } from '@/lib/access/oidc/settle-entry';
import { changePeople, type PeopleStore } from '@/lib/access/people/change-people';
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
 * which the right code settles. The token is for their browser alone. In the transaction of `changePeople` that has seen that what was
 * proven still holds: what makes it void afterwards ends this step too.
 */
export async function openChallenge(
  { clock }: Pick<Context, 'clock'>,
  tx: PeopleStore,
  userId: bigint,
  entry: Entry | null = null,
): Promise<string> {
  const now = clock.now();
  const secret = randomBytes(32).toString('base64url');
  const token = entry ? `${secret}.${Buffer.from(JSON.stringify(entry)).toString('base64url')}` : secret;
  await tx.signInChallenge.deleteMany({ where: { userId, expiresAt: { lte: now } } });
  await tx.signInChallenge.create({
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

/** The step that the token stands for, where what its first step proved still holds. */
async function findOpenStep(
  { clock, environment }: Context,
  store: Pick<PeopleStore, 'signInChallenge'>,
  token: string,
) {
  const where = { tokenSha256: tokenDigest(token) };
  const step = await store.signInChallenge.findUnique({ where, include: { user: true } });
  if (!step || step.usedAt || step.expiresAt <= clock.now() || step.user.disabledAt) return null;
  const { userId } = step;
  const signedInBy = signInWaySchema.parse(step.signedInBy);
  if (signedInBy === 'password' && isClosedToPasswords(environment, step.user.role)) return null;
  return { id: step.id, userId, signedInBy };
}

/**
 * Ends a sign-in with a one-time or recovery code: settles what came from the sign-in service and opens the session in the transaction
 * that takes the code. Tries are counted before the code is looked at, over all processes.
 */
export async function takeSecondStep(
  ctx: Context,
  input: { challenge: string; code: string },
  origin: Origin,
): Promise<SecondStepResult> {
  const open = await findOpenStep(ctx, ctx.db.prisma, input.challenge);
  if (!open) return { outcome: 'expired' };
  const subject = open.userId.toString();
  const { allowed, count } = await countEvent(ctx, codeTries, subject);
  if (!allowed) {
    if (count === codeTries.eventsMax + 1) await refuse(ctx, subject, 'too many codes', origin);
    return { outcome: 'limited' };
  }
  const entry = entryOf(input.challenge);
  const taken = await changePeople(ctx, async (tx) => {
    // It may have been taken, or have gone with what it rests on, since it was looked at.
    if (!(await findOpenStep(ctx, tx, input.challenge))) return 'gone';
    const code = await takeCode(ctx, tx, open.userId, input.code.slice(0, 64));
    if (!code) return 'refused';
    await tx.signInChallenge.update({ where: { id: open.id }, data: { usedAt: ctx.clock.now() } });
    if (code === 'recovery')
      await writeAudit(tx, door, {
        action: 'person.recovery_code_used',
        subject: `user:${subject}`,
        after: { address: origin.address },
      });
    if (entry !== null && !(await settleEntry(ctx, tx, open.userId, entry))) return 'not settled';
    const authenticatedAt = entry?.authenticatedAt ? new Date(entry.authenticatedAt) : null;
    return startSession(ctx, tx, open.userId, origin, { signedInBy: open.signedInBy, authenticatedAt });
  });
  if (taken === 'gone') return { outcome: 'expired' };
  if (taken === 'refused') {
    await refuse(ctx, subject, 'wrong code', origin);
    return { outcome: 'refused' };
  }
  await forgetEvent(ctx, codeTries, subject);
  return taken === 'not settled' ? { outcome: 'expired' } : { outcome: 'started', person: taken };
}

function refuse(ctx: Context, userId: string, cause: string, origin: Origin): Promise<void> {
  return writeAudit(ctx.db.prisma, door, {
    action: 'session.refused',
    subject: `user:${userId}`,
    after: { cause, address: origin.address },
  });
}
