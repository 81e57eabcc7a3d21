import type { Actor } from '@/lib/access/actor';
import { writeAudit } from '@/lib/access/audit';
import { generatePassword, hashPassword } from '@/lib/access/password';
import { changePeople, type PeopleStore } from '@/lib/access/people/change-people';
import { openChallenge } from '@/lib/access/second-factor/challenge';
import { type Origin, type Person, startSession } from '@/lib/access/sessions';
import type { Context } from '@/lib/platform/context';
import type { ProvenPerson } from './claims';
import type { Proof } from './prove-person';
import type { OidcRefusal } from './refusals';
import type { OidcSettings } from './settings';
import { type Entry, settleEntry } from './settle-entry';

export type EnterResult =
  /** The session is open. */
  | { outcome: 'started'; person: Person }
  /** Nothing is written of the person yet: a one-time code of this console comes first, and then the entry is settled. */
  | { outcome: 'code_needed'; challenge: string }
  /** `userId` where it is known whom it was about. */
  | { outcome: 'refused'; refusal: OidcRefusal; userId: bigint | null };

const door: Actor = { kind: 'system', name: 'sign-in service' };
type UserRow = NonNullable<Awaited<ReturnType<PeopleStore['user']['findUnique']>>>;
type Entering = { tx: PeopleStore; settings: OidcSettings; person: ProvenPerson; now: Date };

/**
 * Finds the person of this console behind a proven one: by issuer and subject, and for the first time by a verified e-mail. Roles
 * follow the mapping where there is one. An e-mail is not enough for who has a second factor here: their link, role and invitation
 * wait for the code (`settleEntry`), unless the service answers for it. The session, or the step to the code, is opened in the same
 * transaction: who is disabled, reset or unlinked meanwhile keeps neither.
 */
export async function enter(
  ctx: Context,
  settings: OidcSettings,
  { person, authenticatedAt }: Proof,
  origin: Origin,
): Promise<EnterResult> {
  // Hashed before the lock is taken: nobody's password, for the one who may be new here.
  const passwordHash = settings.createsPeople ? await hashPassword(generatePassword()) : null;
  return changePeople(ctx, async (tx) => {
    const found = await findUser({ tx, settings, person, now: ctx.clock.now() }, passwordHash);
    if (!('user' in found)) return found;
    const { user } = found;
    if (user.disabledAt) return { outcome: 'refused', refusal: 'oidc_disabled', userId: user.id };
    if (person.role === null) return { outcome: 'refused', refusal: 'oidc_no_role', userId: user.id };
    const entry: Entry = {
      issuer: settings.issuer,
      subject: person.subject,
      role: person.role ?? null,
      authenticatedAt: authenticatedAt?.toISOString() ?? null,
    };
    if (user.totpConfirmedAt && settings.secondFactor === 'console') {
      return { outcome: 'code_needed', challenge: await openChallenge(ctx, tx, user.id, entry) };
    }
    if (!(await settleEntry(ctx, tx, user.id, entry))) {
      return { outcome: 'refused', refusal: 'oidc_taken', userId: user.id };
    }
    const way = { signedInBy: 'oidc', authenticatedAt } as const;
    return { outcome: 'started', person: await startSession(ctx, tx, user.id, origin, way) };
  });
}

async function findUser(
  { tx, settings, person, now }: Entering,
  passwordHash: string | null,
): Promise<{ user: UserRow } | Extract<EnterResult, { outcome: 'refused' }>> {
  const { issuer } = settings;
  const known = await tx.userIdentity.findUnique({
    where: { issuer_subject: { issuer, subject: person.subject } },
    include: { user: true },
  });
  if (known) return known;
  const refused = (refusal: OidcRefusal, userId: bigint | null = null) =>
    ({ outcome: 'refused', refusal, userId }) as const;
  // An e-mail that nobody verified may be anybody's: whoever could choose it would choose an admin's.
  if (person.email === null) return refused('oidc_unverified');
  const user = await tx.user.findUnique({
    where: { email: person.email },
    include: { identities: { where: { issuer } } },
  });
  // An address that was given to the next employee must not open the account of the last one.
  if (user && user.identities.length > 0) return refused('oidc_taken', user.id);
  if (user) return { user };
  if (passwordHash === null) return refused('oidc_unknown');
  if (person.role === null) return refused('oidc_no_role');
  const data = { email: person.email, name: person.name, role: person.role ?? 'viewer', passwordHash, createdAt: now };
  const created = await tx.user.create({ data: { ...data, joinedAt: now } });
  await writeAudit(tx, door, {
    action: 'user.created',
    subject: `user:${created.id}`,
    after: { role: data.role, issuer },
  });
  return { user: created };
}
