import type { Actor } from '@/lib/access/actor';
import { beginOidc, type OidcFlow } from '@/lib/access/oidc/begin-oidc';
import { completeOidc } from '@/lib/access/oidc/complete-oidc';
import { readOidcSettings } from '@/lib/access/oidc/settings';
import type { Context } from '@/lib/platform/context';
import { readEnvironment } from '@/lib/platform/env';
import { OpenidIssuer, openidClient } from './openid-issuer';
import { here, test as people } from './people-test';

export const redirectUri = 'http://127.0.0.1/api/auth/callback/oidc';
export const vera = { sub: 'subject-1', email: 'Vera@example.com', email_verified: true, name: 'Vera' };

/** `ctx` as of a console with this sign-in service, and these variables besides. */
export function under<Given extends Context>(
  ctx: Given,
  issuer: Pick<OpenidIssuer, 'url'>,
  variables: Record<string, string> = {},
): Given {
  const { id, secret } = openidClient;
  const service = { OIDC_ISSUER: issuer.url, OIDC_CLIENT_ID: id, OIDC_CLIENT_SECRET: secret };
  const environment = readEnvironment({ NODE_ENV: 'test', CONSOLE_SECRET: 'for tests', ...service, ...variables });
  return { ...ctx, environment };
}

/** The settings of a console that has a sign-in service. */
export function settingsOf(ctx: Context) {
  const settings = readOidcSettings(ctx.environment);
  if (!settings) throw new Error('no sign-in service');
  return settings;
}

/** A sign-in that has just left for the service, to be asked there `anew` or not. */
export async function begin(ctx: Context, anew = false): Promise<{ url: string; flow: OidcFlow }> {
  const begun = await beginOidc(ctx, settingsOf(ctx), { redirectUri, next: '/callbacks', anew }, here);
  if (begun.outcome !== 'leave') throw new Error(begun.outcome);
  return begun;
}

/** `test` with an issuer that tells the truth at the beginning of each test, a console under it, and whole sign-ins. */
export const test = people
  // biome-ignore lint/correctness/noEmptyPattern: Vitest reads the names of the fixtures from the pattern.
  .extend('listening', { scope: 'file' }, async ({}, { onCleanup }) => {
    const issuer = await OpenidIssuer.start('ES256');
    onCleanup(() => issuer.close());
    return issuer;
  })
  .extend('issuer', ({ listening, clocked }) => {
    listening.clock = clocked.clock;
    listening.fault = null;
    listening.inToken = null;
    listening.person = vera;
    return listening;
  })
  .extend('console', ({ clocked, issuer }) => under(clocked, issuer))
  .extend('enterAs', ({ issuer }) => async (ctx: Context, person: Record<string, unknown> = vera, anew = false) => {
    issuer.person = person;
    const { url, flow } = await begin(ctx, anew);
    return completeOidc(ctx, settingsOf(ctx), { flow, answer: issuer.agree(url) }, here);
  });

/** Who was refused and why, the first first. */
export const refusals = (ctx: Context) =>
  ctx.db.prisma.auditEntry.findMany({ where: { action: 'session.refused' }, orderBy: { id: 'asc' } });

/** The context as of the person. */
export const as = (ctx: Context, actor: Actor) => ({ ...ctx, actor });
