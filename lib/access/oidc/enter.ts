import type { Actor, Role } from '@/lib/access/actor';
import { writeAudit } from '@/lib/access/audit';
import { generatePassword, hashPassword } from '@/lib/access/password';
import { adminRemains, changePeople, type PeopleStore } from '@/lib/access/people/change-people';
import { revokeLinks } from '@/lib/access/people/one-time-link';
import type { Context } from '@/lib/platform/context';
import type { ProvenPerson } from './claims';
import type { OidcRefusal } from './refusals';
import type { OidcSettings } from './settings';

export type EnterResult =
  | { outcome: 'entered'; userId: bigint; hasSecondFactor: boolean }
  /** `userId` where it is known whom it was about. */
  | { outcome: 'refused'; refusal: OidcRefusal; userId: bigint | null };

const door: Actor = { kind: 'system', name: 'sign-in service' };
type UserRow = NonNullable<Awaited<ReturnType<PeopleStore['user']['findUnique']>>>;
type Entering = { ctx: Context; tx: PeopleStore; settings: OidcSettings; person: ProvenPerson; now: Date };

/**
 * Finds the person of this console behind a proven one: by issuer and subject, and for the first time by a verified e-mail. Roles
 * follow the mapping where there is one. The last active admin stays one, whatever the mapping says.
 */
export async function enter(ctx: Context, settings: OidcSettings, person: ProvenPerson): Promise<EnterResult> {
  // Hashed before the lock is taken: nobody's password, for the one who may be new here.
  const passwordHash = settings.createsPeople ? await hashPassword(generatePassword()) : null;
  return changePeople(ctx, async (tx) => {
    const entering: Entering = { ctx, tx, settings, person, now: ctx.clock.now() };
    const found = await findUser(entering, passwordHash);
    if (!('user' in found)) return found;
    const { user } = found;
    if (user.disabledAt) return { outcome: 'refused', refusal: 'oidc_disabled', userId: user.id };
    if (person.role === null) return { outcome: 'refused', refusal: 'oidc_no_role', userId: user.id };
    await link(entering, user);
    if (!user.joinedAt) await join(entering, user);
    if (person.role) await follow(entering, user, person.role);
    return { outcome: 'entered', userId: user.id, hasSecondFactor: user.totpConfirmedAt !== null };
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

async function link({ tx, settings: { issuer }, person: { subject }, now }: Entering, { id }: UserRow): Promise<void> {
  const { count } = await tx.userIdentity.updateMany({
    where: { issuer, subject },
    data: { lastUsedAt: now },
  });
  if (count > 0) return;
  await tx.userIdentity.create({ data: { issuer, subject, userId: id, createdAt: now, lastUsedAt: now } });
  await writeAudit(tx, door, { action: 'person.identity_linked', subject: `user:${id}`, after: { issuer, subject } });
}

/** An invited person who comes by the service has joined; the link that would set a password is taken back. */
async function join({ tx, settings: { issuer }, now }: Entering, { id }: UserRow): Promise<void> {
  await tx.user.update({ where: { id }, data: { joinedAt: now } });
  await revokeLinks(tx, id, now);
  await writeAudit(tx, door, { action: 'person.joined', subject: `user:${id}`, after: { issuer } });
}

async function follow({ ctx, tx, settings: { issuer } }: Entering, user: UserRow, role: Role): Promise<void> {
  if (user.role === role) return;
  if (user.role === 'admin' && !(await adminRemains(tx, user.id))) {
    ctx.log.warn(
      { userId: user.id.toString() },
      'the last active admin keeps the role that the sign-in service takes away',
    );
    return;
  }
  await tx.user.update({ where: { id: user.id }, data: { role } });
  await writeAudit(tx, door, {
    action: 'person.role_set',
    subject: `user:${user.id}`,
    before: { role: user.role },
    after: { role, issuer },
  });
}
