import type { BaseClient, TokenSet } from 'openid-client';
import { z } from 'zod';
import type { Context } from '@/lib/platform/context';
import { isAuthenticatedSince, readAuthenticatedAt } from './authenticated-at';
import type { OidcFlow } from './begin-oidc';
import { type ProvenPerson, readClaims } from './claims';
import { describeProtocolError, findClient } from './client';
import type { OidcRefusal } from './refusals';
import type { OidcSettings } from './settings';

/** What the service may send back with the browser; nothing else is looked at. */
const answerSchema = z.object({
  code: z.string().max(4_096).optional(),
  state: z.string().max(512).optional(),
  iss: z.string().max(2_048).optional(),
  error: z.string().max(200).optional(),
});

/** Somebody whom the service has proven. */
export interface Proof {
  person: ProvenPerson;
  /** When they proved themselves there, which may be long ago; null where it does not say. */
  authenticatedAt: Date | null;
}

export type ProveResult =
  | ({ outcome: 'proven' } & Proof)
  /** The cause is for the audit: which check failed, without the values. */
  | { outcome: 'refused'; refusal: OidcRefusal; cause: string };

const untrusted = (cause: string): ProveResult => ({ outcome: 'refused', refusal: 'oidc_untrusted', cause });
const notAnew = (cause: string): ProveResult => ({ outcome: 'refused', refusal: 'oidc_not_anew', cause });

/**
 * Turns what the browser brought back into a proven person: state, then the code for an ID token (with the PKCE verifier), whose
 * signature by the service's own keys, issuer, audience, times and nonce have to hold (OpenID Connect Core 1.0, 3.1.3.7). Where they
 * were to prove themselves anew, it also has to say that they did so since.
 */
export async function provePerson(
  { environment, clock }: Pick<Context, 'environment' | 'clock'>,
  settings: OidcSettings,
  flow: OidcFlow,
  answer: Readonly<Record<string, string>>,
): Promise<ProveResult> {
  const parsed = answerSchema.safeParse(answer);
  if (!parsed.success) return untrusted('the answer is too long');
  const found = await findClient(environment, settings);
  if (found.outcome === 'away') return { outcome: 'refused', refusal: 'oidc_away', cause: found.cause };
  const checks = { state: flow.state, nonce: flow.nonce, code_verifier: flow.verifier, response_type: 'code' };
  try {
    const tokens = await found.client.callback(flow.redirectUri, parsed.data, checks);
    const person = readClaims(await completeClaims(found.client, tokens, found.hasUserinfo, settings), settings);
    if (!person) return untrusted('the ID token names nobody');
    // Of the signed token alone: the userinfo endpoint tells who somebody is, not when they were asked.
    const authenticatedAt = readAuthenticatedAt(tokens.claims(), clock.now());
    if (flow.anewSince !== null && !isAuthenticatedSince(authenticatedAt, new Date(flow.anewSince))) {
      return notAnew(authenticatedAt ? 'it let somebody in from before' : 'it does not say when somebody signed in');
    }
    return { outcome: 'proven', person, authenticatedAt };
  } catch (error) {
    const { cause, away, code } = describeProtocolError(error);
    if (code === 'access_denied') return { outcome: 'refused', refusal: 'oidc_cancelled', cause };
    if (code === 'login_required' && flow.anewSince !== null) return notAnew(cause);
    return away ? { outcome: 'refused', refusal: 'oidc_away', cause } : untrusted(cause);
  }
}

/** Services may leave e-mail and groups out of the ID token and tell them at the userinfo endpoint; what is signed counts first. */
async function completeClaims(client: BaseClient, tokens: TokenSet, hasUserinfo: boolean, { mapping }: OidcSettings) {
  const claims = tokens.claims();
  const role = mapping?.claim.split('.')[0];
  const complete = claims.email !== undefined && (!mapping || mapping.claim in claims || (role ?? '') in claims);
  if (complete || !hasUserinfo || tokens.access_token === undefined) return claims;
  return { ...(await client.userinfo(tokens)), ...claims };
}
