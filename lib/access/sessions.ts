import { z } from 'zod';
import type { Context } from '@/lib/platform/context';
import { uuidv7 } from '@/lib/platform/db/uuid';
import { storableText } from '@/lib/platform/text';
import { type Actor, roles } from './actor';
import { writeAudit } from './audit';
import type { PeopleStore } from './people/change-people';
import { readSession, type SessionRow } from './read-session';
import { isSecondFactorDue } from './second-factor/is-second-factor-due';
import { judgeSession, sessionEnd } from './session-terms';
import type { SignInWay } from './sign-in-ways';

const roleSchema = z.enum(roles);
const sessionIdSchema = z.uuid();
const userAgentLengthMax = 400;

export type Person = Extract<Actor, { kind: 'person' }>;

/** Where a browser spoke from. */
export interface Origin {
  address: string | null;
  userAgent: string | null;
}

/** How somebody came in. */
export interface WayIn {
  signedInBy: SignInWay;
  /** When they proved themselves at the sign-in service, which may be long before; null where it does not say, or none was asked. */
  authenticatedAt: Date | null;
}

/**
 * Opens a session for the user and records it; its id is what the cookie carries. In the transaction of `changePeople` that has seen that
 * what was proven still holds: a reset, a removal or a disabling that comes after it ends this session with the others.
 */
export async function startSession(
  { clock }: Pick<Context, 'clock'>,
  tx: PeopleStore,
  userId: bigint,
  origin: Origin,
  { signedInBy, authenticatedAt }: WayIn = { signedInBy: 'password', authenticatedAt: null },
): Promise<Person> {
  const now = clock.now();
  const id = uuidv7(now);
  const { user } = await tx.session.create({
    data: {
      id,
      userId,
      createdAt: now,
      lastSeenAt: now,
      expiresAt: sessionEnd(now, now),
      address: origin.address,
      signedInBy,
      authenticatedAt,
      userAgent: origin.userAgent && storableText(origin.userAgent).slice(0, userAgentLengthMax),
    },
    include: { user: true },
  });
  const person: Person = {
    kind: 'person',
    userId: userId.toString(),
    sessionId: id,
    name: user.name,
    email: user.email,
    role: roleSchema.parse(user.role),
    address: origin.address,
  };
  await writeAudit(tx, person, { action: 'session.started', subject: `session:${id}`, after: { by: signedInBy } });
  return person;
}

/** A live session: whose it is, and whether its person has to set up a second factor before anything else. */
export interface LiveSession {
  person: Person;
  secondFactorDue: boolean;
}

/** As `findSessionActor`, with what the second factor's policy asks of the person. */
export async function findLiveSession(ctx: Context, id: string, address: string | null): Promise<LiveSession | null> {
  const found = await findSession(ctx, id, address);
  if (!found) return null;
  return { person: found.person, secondFactorDue: await isSecondFactorDue(ctx, found.session) };
}

/**
 * The person whose session `id` is; null where it ended, was revoked, never was, or its user is disabled. Asks the database
 * each time, so a revocation holds from the next request on. Moves the sliding end at most once a minute.
 */
export async function findSessionActor(ctx: Context, id: string, address: string | null): Promise<Person | null> {
  return (await findSession(ctx, id, address))?.person ?? null;
}

async function findSession(
  ctx: Context,
  id: string,
  address: string | null,
): Promise<{ person: Person; session: SessionRow } | null> {
  if (!sessionIdSchema.safeParse(id).success) return null;
  const session = await readSession(ctx, id);
  if (!session || session.disabledAt) return null;
  const now = ctx.clock.now();
  const judgement = judgeSession(session, now);
  if (judgement === 'ended') return null;
  if (judgement === 'live, to be touched') {
    // Only while it is still live: a revocation that came in between must not be undone.
    await ctx.db.prisma.session.updateMany({
      where: { id, revokedAt: null },
      data: { lastSeenAt: now, expiresAt: sessionEnd(session.createdAt, now) },
    });
  }
  const { userId, name, email } = session;
  const role = roleSchema.parse(session.role);
  const person: Person = { kind: 'person', userId, sessionId: id, name, email, role, address };
  return { person, session };
}

/** Ends the person's own session and records it; ending it twice changes nothing. */
export async function endSession(ctx: Context, person: Person): Promise<void> {
  await ctx.db.prisma.$transaction(async (tx) => {
    const { count } = await tx.session.updateMany({
      where: { id: person.sessionId, revokedAt: null },
      data: { revokedAt: ctx.clock.now() },
    });
    if (count > 0) await writeAudit(tx, person, { action: 'session.ended', subject: `session:${person.sessionId}` });
  });
}
