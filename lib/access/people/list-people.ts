import { z } from 'zod';
import { type ActorContext, type Role, roles } from '@/lib/access/actor';
import { assertMay, may } from '@/lib/access/permissions';
import { NotFoundError } from '@/lib/platform/errors';
import { type PersonState, personState } from './person-state';

const roleSchema = z.enum(roles);

/** People shown at once: a console has dozens. Beyond it the list says so. */
export const peopleMax = 500;

/** One person; instants ISO 8601. */
export interface PersonView {
  id: string;
  name: string;
  email: string;
  role: Role;
  state: PersonState;
  createdAt: string;
  lastSeenAt: string | null;
  /** Null where the asking person may not know. */
  managed: {
    secondFactor: boolean;
    sessionCount: number;
    /** When the link that is out expires; null: none is out. */
    linkExpiresAt: string | null;
  } | null;
}

interface SeenRow {
  user_id: string;
  last_seen_at: Date | null;
  live: number;
}

const seenStatement = `
select user_id::text, max(last_seen_at) as last_seen_at,
       count(*) filter (where revoked_at is null and expires_at > $1)::int as live
from sessions group by user_id`;

/** Everybody, by name: whom to ask. Sessions, second factors and links only for those who manage people. */
export async function listPeople(ctx: ActorContext): Promise<{ people: PersonView[]; more: boolean }> {
  assertMay(ctx.actor, 'people.read');
  const now = ctx.clock.now();
  const mayManage = may(ctx.actor, 'people.manage');
  const rows = await ctx.db.prisma.user.findMany({
    orderBy: [{ name: 'asc' }, { id: 'asc' }],
    take: peopleMax + 1,
    include: { links: { where: { usedAt: null, revokedAt: null, expiresAt: { gt: now } } } },
  });
  const { rows: seen } = await ctx.db.pool.query<SeenRow>(seenStatement, [now]);
  const seenOf = new Map(seen.map((row) => [row.user_id, row]));
  const people = rows.slice(0, peopleMax).map((user) => ({
    id: user.id.toString(),
    name: user.name,
    email: user.email,
    role: roleSchema.parse(user.role),
    state: personState(user),
    createdAt: user.createdAt.toISOString(),
    lastSeenAt: seenOf.get(user.id.toString())?.last_seen_at?.toISOString() ?? null,
    managed: mayManage
      ? {
          secondFactor: user.totpConfirmedAt !== null,
          sessionCount: seenOf.get(user.id.toString())?.live ?? 0,
          linkExpiresAt: user.links[0]?.expiresAt.toISOString() ?? null,
        }
      : null,
  }));
  return { people, more: rows.length > peopleMax };
}

/** One person, as in the list. Throws NotFoundError. */
export async function getPerson(ctx: ActorContext, id: string): Promise<PersonView> {
  assertMay(ctx.actor, 'people.manage');
  const { people } = await listPeople(ctx);
  const found = people.find((person) => person.id === id);
  if (found) return found;
  throw new NotFoundError('There is no such person.');
}
