import { generators } from 'openid-client';
import { countEvent, type RateLimit } from '@/lib/access/rate-limit';
import type { Origin } from '@/lib/access/sessions';
import type { Context } from '@/lib/platform/context';
import { minuteMs } from '@/lib/platform/time';
import { findClient } from './client';
import type { OidcSettings } from './settings';

/** Begun sign-ins from one address, which a whole office may share: each asks the service. */
export const oidcBegins: RateLimit = { name: 'oidc-begin', eventsMax: 120, windowMs: 15 * minuteMs };

/** From leaving for the service to coming back. */
export const oidcFlowLifetimeMs = 10 * minuteMs;

/** What this browser alone keeps while its person is at the service, and the answer has to fit. */
export interface OidcFlow {
  /** Proves that the answer belongs to this browser. */
  state: string;
  /** Proves that the ID token was made for this sign-in. */
  nonce: string;
  /** Proves that whoever brings the code began the sign-in (PKCE, RFC 7636). */
  verifier: string;
  redirectUri: string;
  /** Where to go afterwards; a path of this console. */
  next: string;
  /** Where the service has to ask who they are anew: since when, ISO 8601. Null: how it knows its person is its own matter. */
  anewSince: string | null;
}

/** What a sign-in at the service is begun with. */
export interface OidcBeginning extends Pick<OidcFlow, 'redirectUri' | 'next'> {
  /** Somebody is to prove themselves once more: the service must not let them in because it remembers their browser. */
  anew: boolean;
}

export type BeginOidcResult =
  /** The browser goes to `url` and keeps `flow`. */
  | { outcome: 'leave'; url: string; flow: OidcFlow }
  /** The service does not answer. */
  | { outcome: 'away' }
  /** Too many from this address. */
  | { outcome: 'limited' };

/**
 * Begins a sign-in at the service: authorization code with PKCE, state and nonce. What is asked for `anew` travels through the browser,
 * where it can be left out: `provePerson` looks whether it was done.
 */
export async function beginOidc(
  ctx: Context,
  settings: OidcSettings,
  { redirectUri, next, anew }: OidcBeginning,
  origin: Origin,
): Promise<BeginOidcResult> {
  const { allowed } = await countEvent(ctx, oidcBegins, origin.address ?? 'unknown');
  if (!allowed) return { outcome: 'limited' };
  const found = await findClient(ctx.environment, settings);
  if (found.outcome === 'away') {
    ctx.log.error({ cause: found.cause }, 'the sign-in service cannot be used');
    return { outcome: 'away' };
  }
  const flow: OidcFlow = {
    state: generators.state(),
    nonce: generators.nonce(),
    verifier: generators.codeVerifier(),
    redirectUri,
    next,
    anewSince: anew ? ctx.clock.now().toISOString() : null,
  };
  const url = found.client.authorizationUrl({
    scope: settings.scopes,
    redirect_uri: redirectUri,
    response_type: 'code',
    state: flow.state,
    nonce: flow.nonce,
    code_challenge: generators.codeChallenge(flow.verifier),
    code_challenge_method: 'S256',
    // Both: services know the one, the other or both of them (OpenID Connect Core 1.0, 3.1.2.1).
    ...(anew && { prompt: 'login', max_age: 0 }),
  });
  return { outcome: 'leave', url, flow };
}
