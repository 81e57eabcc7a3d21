import { z } from 'zod';
import type { Role } from '@/lib/access/actor';
import { normaliseEmail } from '@/lib/access/email';
import { storableText } from '@/lib/platform/text';
import type { OidcSettings, RoleMapping } from './settings';

/** Some services send booleans as text. */
const flag = z
  .union([z.boolean(), z.literal('true'), z.literal('false')])
  .transform((value) => String(value) === 'true');

const claimsSchema = z.looseObject({
  sub: z.string().min(1).max(255),
  email: z.string().max(254).optional().catch(undefined),
  email_verified: flag.optional().catch(false),
  name: z.string().optional().catch(undefined),
  preferred_username: z.string().optional().catch(undefined),
});

const emailSchema = z.email();
const nameLengthMax = 80;

/** Who somebody is, as the sign-in service has proven it. */
export interface ProvenPerson {
  /** The service's own id of the person, never given to another. */
  subject: string;
  /** Verified by the service, in the form it is looked up in; null where there is none, or nobody verified it. */
  email: string | null;
  /** There is an e-mail, and only its verification is missing. */
  unverified: boolean;
  name: string;
  /** By the mapping: null, nothing gives a role; undefined, roles are not the service's matter. */
  role: Role | null | undefined;
}

/** Texts that the claim holds, whether it holds one or a list. A name with dots is looked up as it is first, then as a path. */
function textsOf(claims: Readonly<Record<string, unknown>>, claim: string): string[] {
  const record = z.record(z.string(), z.unknown());
  const step = (value: unknown, key: string): unknown => record.safeParse(value).data?.[key];
  const found = Object.hasOwn(claims, claim) ? claims[claim] : claim.split('.').reduce(step, claims);
  const list = Array.isArray(found) ? found : [found];
  return list.filter((value) => typeof value === 'string');
}

function roleOf(claims: Readonly<Record<string, unknown>>, { claim, pairs }: RoleMapping): Role | null {
  const held = textsOf(claims, claim);
  return pairs.find(({ value }) => held.includes(value))?.role ?? null;
}

/** Pure: what proven claims say; null where they name nobody. */
export function readClaims(
  claims: unknown,
  settings: Pick<OidcSettings, 'mapping' | 'trustsEmail'>,
): ProvenPerson | null {
  const parsed = claimsSchema.safeParse(claims);
  if (!parsed.success) return null;
  const { sub, name, preferred_username, email_verified } = parsed.data;
  const email = emailSchema.safeParse(normaliseEmail(parsed.data.email ?? '')).data ?? null;
  const verified = email_verified ?? settings.trustsEmail;
  const called = [name, preferred_username, email?.split('@')[0], sub].map((each) => storableText(each ?? '').trim());
  return {
    subject: storableText(sub),
    email: verified ? email : null,
    unverified: email !== null && !verified,
    name: (called.find((each) => each !== '') ?? sub).slice(0, nameLengthMax),
    role: settings.mapping ? roleOf(parsed.data, settings.mapping) : undefined,
  };
}
