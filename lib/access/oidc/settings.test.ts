import { describe, expect, it } from 'vitest';
import { readEnvironment } from '@/lib/platform/env';
import { readClaims } from './claims';
import { readOidcSettings } from './settings';

const base = { NODE_ENV: 'production', OIDC_ISSUER: 'https://id.example.com/realm', OIDC_CLIENT_ID: 'console' };
const read = (variables: Record<string, string>) => readOidcSettings(readEnvironment(variables));

describe('readOidcSettings', () => {
  it('is null where nothing is set, and careful where only the least is', () => {
    expect(read({})).toBeNull();
    expect(read(base)).toEqual({
      issuer: 'https://id.example.com/realm',
      clientId: 'console',
      clientSecret: null,
      name: 'id.example.com',
      scopes: 'openid email profile',
      signingAlgorithm: null,
      mapping: null,
      createsPeople: false,
      trustsEmail: false,
      required: false,
      secondFactor: 'console',
    });
  });

  it('takes plain http in development and from this machine alone', () => {
    const issuer =
      (OIDC_ISSUER: string, NODE_ENV = 'production') =>
      () =>
        read({ ...base, OIDC_ISSUER, NODE_ENV });
    expect(issuer('http://id.example.com')).toThrow('OIDC_ISSUER');
    expect(issuer('http://127.0.0.1.example.com')).toThrow('OIDC_ISSUER');
    expect(issuer('http://id.example.com', 'development')()).not.toBeNull();
    for (const own of ['http://127.0.0.1:8080', 'http://localhost:8080', 'http://[::1]:8080'])
      expect(issuer(own)()).not.toBeNull();
  });

  it('names the variable that is wrong', () => {
    const wrong: [string, Record<string, string>][] = [
      ['OIDC_CLIENT_ID', { OIDC_ISSUER: '' }],
      ['OIDC_ISSUER', { OIDC_CLIENT_ID: '' }],
      ['OIDC_ISSUER', { OIDC_ISSUER: 'id.example.com' }],
      ['OIDC_ISSUER', { OIDC_ISSUER: 'https://id.example.com/?tenant=1' }],
      ['OIDC_ROLES', { OIDC_ROLES: 'ops=operator' }],
      ['OIDC_ROLE_CLAIM', { OIDC_ROLE_CLAIM: 'groups' }],
      ['OIDC_ROLES', { OIDC_ROLE_CLAIM: 'groups', OIDC_ROLES: 'ops=root' }],
      ['OIDC_ROLES', { OIDC_ROLE_CLAIM: 'groups', OIDC_ROLES: 'operator' }],
      ['OIDC_SIGNING_ALGORITHM', { OIDC_SIGNING_ALGORITHM: 'HS256' }],
      ['OIDC_SECOND_FACTOR', { OIDC_SECOND_FACTOR: 'none' }],
    ];
    for (const [variable, variables] of wrong)
      expect(() => read({ ...base, ...variables }), JSON.stringify(variables)).toThrow(`The variable ${variable} `);
  });

  it('reads values with an equals sign in them, as names of directories have', () => {
    const mapping = read({ ...base, OIDC_ROLE_CLAIM: 'groups', OIDC_ROLES: 'cn=ops = operator, leads=admin' })?.mapping;
    expect(mapping?.pairs).toEqual([
      { value: 'cn=ops', role: 'operator' },
      { value: 'leads', role: 'admin' },
    ]);
  });
});

describe('readClaims', () => {
  const mapping = (claim: string) =>
    ({ mapping: { claim, pairs: [{ value: 'ops', role: 'operator' }] }, trustsEmail: false }) as const;

  it('finds groups as a text, a list, under a name with dots, and in an object', () => {
    const roleUnder = (claim: string, claims: object) => readClaims({ sub: '1', ...claims }, mapping(claim))?.role;
    expect(roleUnder('role', { role: 'ops' })).toBe('operator');
    expect(roleUnder('groups', { groups: ['staff', 'ops'] })).toBe('operator');
    expect(roleUnder('https://example.com/groups', { 'https://example.com/groups': ['ops'] })).toBe('operator');
    expect(roleUnder('realm_access.roles', { realm_access: { roles: ['ops'] } })).toBe('operator');
    expect(roleUnder('groups', { groups: 'ops,staff' })).toBeNull();
    expect(roleUnder('groups', { groups: { ops: true } })).toBeNull();
    expect(roleUnder('constructor.name', {})).toBeNull();
  });

  it('takes an e-mail only as verified, and nothing without a subject', () => {
    const settings = { mapping: null, trustsEmail: false };
    expect(readClaims({ sub: '1', email: 'V@Example.com', email_verified: 'true' }, settings)?.email).toBe(
      'v@example.com',
    );
    for (const email_verified of [false, 'false', undefined, 1, 'yes'])
      expect(readClaims({ sub: '1', email: 'v@example.com', email_verified }, settings)?.email).toBeNull();
    expect(readClaims({ email: 'v@example.com', email_verified: true }, settings)).toBeNull();
    expect(readClaims({ sub: '' }, settings)).toBeNull();
  });
});
