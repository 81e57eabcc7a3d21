import { type AuditStore, writeAudit } from '@/lib/access/audit';
import { type Counting, countEvent, type RateLimit, type RateReading } from '@/lib/access/rate-limit';
import type { Person } from '@/lib/access/sessions';
import type { Context } from '@/lib/platform/context';

/** What somebody at an open session gave to prove that they are its owner. */
export type Proof = 'password' | 'code' | 'set-up code';

/** Why, as the audit says it. */
const causes: Readonly<Record<Proof, { wrong: string; tooMany: string }>> = {
  password: { wrong: 'wrong password', tooMany: 'too many passwords' },
  code: { wrong: 'wrong code', tooMany: 'too many codes' },
  'set-up code': { wrong: 'wrong code of a set-up', tooMany: 'too many codes of a set-up' },
};

function refuse(store: AuditStore, person: Person, cause: string): Promise<void> {
  return writeAudit(store, person, {
    action: 'person.proof_refused',
    subject: `user:${person.userId}`,
    after: { cause },
  });
}

/** Records that the proof was wrong, with the address it came from; what was typed is not kept. Only of tries that were counted. */
export function refuseWrong(store: AuditStore, person: Person, proof: Proof): Promise<void> {
  return refuse(store, person, causes[proof].wrong);
}

/**
 * Counts one of the person's tries, to be called before the proof is looked at. That there were too many is recorded once a window,
 * when the limit is first crossed: a flood must not fill the audit.
 */
export async function countTry(
  ctx: Counting & Pick<Context, 'db'>,
  person: Person,
  limit: RateLimit,
  proof: Proof,
): Promise<RateReading> {
  const reading = await countEvent(ctx, limit, person.userId);
  if (reading.count === limit.eventsMax + 1) await refuse(ctx.db.prisma, person, causes[proof].tooMany);
  return reading;
}
