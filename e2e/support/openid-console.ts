import { test as base } from './console-test';
import { OpenidIssuer, openidClient } from './openid-issuer';
import { startConsole } from './running-console';

/** What the sign-in page calls the issuer. */
export const serviceName = 'Example Identity';

/** `test` over a console with a sign-in service on loopback, where passwords are for admins alone. */
export const test = base.extend<object, { issuer: OpenidIssuer }>({
  issuer: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of the fixtures from the pattern.
    async ({}, use) => {
      const issuer = await OpenidIssuer.start('RS256');
      await use(issuer);
      await issuer.close();
    },
    { scope: 'worker' },
  ],
  server: [
    async ({ issuer }, use) => {
      const server = await startConsole({
        OIDC_ISSUER: issuer.url,
        OIDC_CLIENT_ID: openidClient.id,
        OIDC_CLIENT_SECRET: openidClient.secret,
        OIDC_NAME: serviceName,
        OIDC_REQUIRED: '1',
      });
      await use(server);
      await server.close();
    },
    { scope: 'worker', timeout: 240_000 },
  ],
});
