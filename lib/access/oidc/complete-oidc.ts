import type { Actor } from '@/lib/access/actor';
import { writeAudit } from '@/lib/access/audit';
import { countEvent, forgetEvent } from '@/lib/access/rate-limit';
import type { Origin, Person } from '@/lib/access/sessions';
import { addressAttempts } from '@/lib/access/sign-in';
import type { Context } from '@/lib/platform/context';
import type { OidcFlow } from './begin-oidc';
import { enter } from './enter';
import { provePerson } from './prove-person';
import type { OidcRefusal } from './refusals';
import type { OidcSettings } from './settings';

export type CompleteOidcResult =
  /** The session is open. */
  | { outcome: 'started'; person: Person }
  /** The person is proven and a one-time code is asked for, as after a password. */
  | { outcome: 'code_needed'; challenge: string }
  | { outcome: 'refused'; refusal: OidcRefusal }
  /** Too many failures from this address, counted together with wrong passwords. */
  | { outcome: 'limited' };

const door: Actor = { kind: 'system', name: 'sign-in service' };

/** Ends a sign-in at the service with what the browser brought back. Attempts are counted before they are checked. */
export async function completeOidc(
  ctx: Context,
  settings: OidcSettings,
  { flow, answer }: { flow: OidcFlow | null; answer: Readonly<Record<string, string>> },
  origin: Origin,
): Promise<CompleteOidcResult> {
  if (!flow) return { outcome: 'refused', refusal: 'oidc_expired' };
  const { allowed } = await countEvent(ctx, addressAttempts, origin.address ?? 'unknown');
  if (!allowed) return { outcome: 'limited' };
  const proof = await provePerson(ctx, settings, flow, answer);
  if (proof.outcome === 'refused') return refuse(ctx, proof.refusal, 'sign-in', { cause: proof.cause }, origin);
  const entered = await enter(ctx, settings, proof, origin);
  if (entered.outcome === 'refused') {
    const subject = entered.userId === null ? 'sign-in' : `user:${entered.userId}`;
    const who = { issuer: settings.issuer, subject: proof.person.subject };
    return refuse(ctx, entered.refusal, subject, { cause: causes[entered.refusal] ?? entered.refusal, ...who }, origin);
  }
  await forgetEvent(ctx, addressAttempts, origin.address ?? 'unknown');
  return entered;
}

const causes: Partial<Record<OidcRefusal, string>> = {
  oidc_unverified: 'no verified e-mail',
  oidc_unknown: 'unknown e-mail',
  oidc_taken: 'e-mail of somebody with another identity',
  oidc_disabled: 'user disabled',
  oidc_no_role: 'no role',
};

/** Recorded with what the service said of the person: its own id, never what could be an e-mail or a name. */
async function refuse(
  ctx: Context,
  refusal: OidcRefusal,
  subject: string,
  after: Readonly<Record<string, string>>,
  { address }: Origin,
): Promise<CompleteOidcResult> {
  await writeAudit(ctx.db.prisma, door, {
    action: 'session.refused',
    subject,
    after: { ...after, by: 'oidc', address },
  });
  return { outcome: 'refused', refusal };
}
