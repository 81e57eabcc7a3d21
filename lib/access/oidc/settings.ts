import { z } from 'zod';
import { type Role, roles } from '@/lib/access/actor';
import type { Environment } from '@/lib/platform/env';
import { StartUpError } from '@/lib/platform/errors';

/** Ways to sign an ID token that prove who signed: what a client secret signs (HS…) and `none` are never taken. */
export const signingAlgorithms = [
  'RS256',
  'PS256',
  'ES256',
  'EdDSA',
  'RS384',
  'PS384',
  'ES384',
  'RS512',
  'PS512',
  'ES512',
] as const;
export type SigningAlgorithm = (typeof signingAlgorithms)[number];

/** The sign-in service of this console, by OpenID Connect. Names and defaults: README, "Configuration". */
export interface OidcSettings {
  /** As the service calls itself, to the letter. */
  issuer: string;
  clientId: string;
  /** Null: a public client, which PKCE alone protects. */
  clientSecret: string | null;
  /** What people call it. */
  name: string;
  /** Separated by spaces, `openid` among them. */
  scopes: string;
  /** Null: the first of `signingAlgorithms` that the service names. */
  signingAlgorithm: SigningAlgorithm | null;
  /** Where roles come from; null: from this console. */
  mapping: RoleMapping | null;
  /** People whom nobody invited get in: with their mapped role, else as viewers. */
  createsPeople: boolean;
  /** An e-mail of which the service does not say whether it is verified counts as verified. */
  trustsEmail: boolean;
  /** Passwords are for admins alone. */
  required: boolean;
  /** Whose second factor counts: one-time codes of this console, or whatever the service asks for. */
  secondFactor: 'console' | 'service';
}

export interface RoleMapping {
  /** Name of a claim that holds a text or a list of texts; dots lead into objects (`realm_access.roles`). */
  claim: string;
  /** The first whose value the claim holds gives the role. */
  pairs: readonly { value: string; role: Role }[];
}

const roleSchema = z.enum(roles);
const algorithmSchema = z.enum(signingAlgorithms);
const secondFactorSchema = z.enum(['console', 'service']);
const loopback = /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/;

/** Whether what is sent to `url` can be read by nobody on the way: TLS, or this very machine. */
export function isPrivateUrl(url: URL, mode: Environment['mode']): boolean {
  return (
    url.protocol === 'https:' || (url.protocol === 'http:' && (mode === 'development' || loopback.test(url.hostname)))
  );
}

function refuse(variable: string, problem: string): never {
  throw new StartUpError(`The variable ${variable} cannot be used: ${problem}.`);
}

function readIssuer(text: string, mode: Environment['mode']): URL {
  const url = URL.canParse(text) ? new URL(text) : refuse('OIDC_ISSUER', 'it is no URL');
  if (!isPrivateUrl(url, mode)) refuse('OIDC_ISSUER', 'it must begin with https://, or lie on this machine');
  if (url.search || url.hash || url.username || url.password)
    refuse('OIDC_ISSUER', 'only scheme, host and path belong in it');
  return url;
}

function readMapping(environment: Environment): RoleMapping | null {
  const claim = environment.text('OIDC_ROLE_CLAIM');
  const listed = environment.list('OIDC_ROLES');
  if (claim === null && listed.length === 0) return null;
  if (claim === null) return refuse('OIDC_ROLES', 'OIDC_ROLE_CLAIM has to say which claim holds these values');
  if (listed.length === 0) return refuse('OIDC_ROLE_CLAIM', 'OIDC_ROLES has to say which value gives which role');
  const pairs = listed.map((pair) => {
    const at = pair.lastIndexOf('=');
    const role = roleSchema.safeParse(pair.slice(at + 1).trim());
    const value = pair.slice(0, Math.max(at, 0)).trim();
    if (value === '' || !role.success)
      return refuse('OIDC_ROLES', `write value=role, with a role of ${roles.join(', ')}`);
    return { value, role: role.data };
  });
  return { claim, pairs };
}

/**
 * Whether people of this role sign in by the sign-in service alone. Admins keep their passwords: somebody has to get in while it is
 * away.
 */
export function isClosedToPasswords(environment: Environment, role: string): boolean {
  return role !== 'admin' && readOidcSettings(environment)?.required === true;
}

/** The settings, or null where no sign-in service is set. Throws `StartUpError` naming the variable that is wrong. */
export function readOidcSettings(environment: Environment): OidcSettings | null {
  const { text } = environment;
  const issuer = text('OIDC_ISSUER');
  const clientId = text('OIDC_CLIENT_ID');
  if (issuer === null && clientId === null) return null;
  if (issuer === null) return refuse('OIDC_CLIENT_ID', 'OIDC_ISSUER has to say where people sign in');
  if (clientId === null) return refuse('OIDC_ISSUER', 'OIDC_CLIENT_ID has to say as what this console is known there');
  const url = readIssuer(issuer, environment.mode);
  const algorithm = algorithmSchema.nullable().safeParse(text('OIDC_SIGNING_ALGORITHM'));
  if (!algorithm.success) return refuse('OIDC_SIGNING_ALGORITHM', `it is one of ${signingAlgorithms.join(', ')}`);
  const secondFactor = secondFactorSchema.safeParse(text('OIDC_SECOND_FACTOR') ?? 'console');
  if (!secondFactor.success) return refuse('OIDC_SECOND_FACTOR', 'it is console or service');
  const scopes = (text('OIDC_SCOPES') ?? 'openid email profile').split(/\s+/);
  return {
    issuer,
    clientId,
    clientSecret: text('OIDC_CLIENT_SECRET'),
    name: text('OIDC_NAME') ?? url.host,
    scopes: [...new Set(['openid', ...scopes])].join(' '),
    signingAlgorithm: algorithm.data,
    mapping: readMapping(environment),
    createsPeople: text('OIDC_CREATE_PEOPLE') === '1',
    trustsEmail: text('OIDC_TRUST_EMAIL') === '1',
    required: text('OIDC_REQUIRED') === '1',
    secondFactor: secondFactor.data,
  };
}
