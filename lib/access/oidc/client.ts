import { type BaseClient, custom, errors, Issuer } from 'openid-client';
import { z } from 'zod';
import type { Environment } from '@/lib/platform/env';
import { secondMs } from '@/lib/platform/time';
import { isPrivateUrl, type OidcSettings, signingAlgorithms } from './settings';

/** How far the clocks of the two machines may be apart. */
export const clockToleranceMs = 30 * secondMs;

const url = z.string().refine((text) => URL.canParse(text));
const metadataSchema = z.looseObject({
  issuer: z.string(),
  authorization_endpoint: url,
  token_endpoint: url,
  jwks_uri: url,
  userinfo_endpoint: url.optional(),
  id_token_signing_alg_values_supported: z.array(z.string()).default(['RS256']),
});

export type ClientResult =
  | { outcome: 'found'; client: BaseClient; hasUserinfo: boolean }
  /** It does not answer, or not with what a sign-in service answers; the cause is for the log and the audit. */
  | { outcome: 'away'; cause: string };

/**
 * Asks the service where its endpoints are (OpenID Connect Discovery 1.0), each time anew: sign-ins are rare, and keys change
 * without notice. It must call itself by exactly the name that is set, and be as private as that.
 */
export async function findClient(environment: Environment, settings: OidcSettings): Promise<ClientResult> {
  const issuer = await Issuer.discover(settings.issuer).catch((error: unknown) => ({
    cause: describeProtocolError(error).cause,
  }));
  if (!(issuer instanceof Issuer)) return { outcome: 'away', cause: issuer.cause };
  const metadata = metadataSchema.safeParse(issuer.metadata);
  if (!metadata.success) return { outcome: 'away', cause: 'its discovery document lacks endpoints' };
  const { issuer: name, authorization_endpoint, token_endpoint, jwks_uri, userinfo_endpoint } = metadata.data;
  if (name !== settings.issuer) return { outcome: 'away', cause: 'its discovery document names another issuer' };
  const endpoints = [authorization_endpoint, token_endpoint, jwks_uri, userinfo_endpoint ?? jwks_uri];
  if (!endpoints.every((endpoint) => isPrivateUrl(new URL(endpoint), environment.mode)))
    return { outcome: 'away', cause: 'one of its endpoints is not https' };
  const offered = metadata.data.id_token_signing_alg_values_supported;
  const client = new issuer.Client({
    client_id: settings.clientId,
    ...(settings.clientSecret === null
      ? { token_endpoint_auth_method: 'none' }
      : { client_secret: settings.clientSecret }),
    response_types: ['code'],
    id_token_signed_response_alg:
      settings.signingAlgorithm ?? signingAlgorithms.find((each) => offered.includes(each)) ?? 'RS256',
  });
  client[custom.clock_tolerance] = clockToleranceMs / 1_000;
  return { outcome: 'found', client, hasUserinfo: userinfo_endpoint !== undefined };
}

/** What went wrong between this console and the service. */
export interface ProtocolError {
  /** For the log and the audit: neither values nor anything that was typed. */
  cause: string;
  /** The service did not answer, or said itself that it cannot. */
  away: boolean;
  /** The error code that it sent, if it sent one (OAuth 2.0, 4.1.2.1 and 5.2). */
  code: string | null;
}

const networkSchema = z.object({ code: z.string().regex(/^E[A-Z_]{2,30}$/) });
const ofServerSchema = z.object({ response: z.object({ statusCode: z.number().min(500) }) });
const codeSchema = z.string().regex(/^[\w-]{1,60}$/);
const ownWords = ['server_error', 'temporarily_unavailable'];

/** Reads an error of `openid-client`. Its messages name a fault first and the values after a comma: those are left out. */
export function describeProtocolError(error: unknown): ProtocolError {
  const network = networkSchema.safeParse(error);
  if (network.success) return { cause: `it does not answer (${network.data.code})`, away: true, code: null };
  const failing = ofServerSchema.safeParse(error).success;
  if (error instanceof errors.OPError) {
    const code = codeSchema.safeParse(error.error).data ?? null;
    return {
      cause: `it answered ${code ?? 'an error'}`,
      away: failing || (code !== null && ownWords.includes(code)),
      code,
    };
  }
  const message = error instanceof Error ? (error.message.split(/, (?:expected|got|now)|:/)[0] ?? '') : 'unknown';
  return { cause: message.slice(0, 120), away: failing || message.includes('timed out'), code: null };
}
