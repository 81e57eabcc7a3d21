import { randomInt } from 'node:crypto';
import { environmentCredentials } from '@/lib/intake/credentials';
import type { Environment } from '@/lib/platform/env';
import { defaultAccountSlug, providers } from '@/lib/providers/registry';
import { demoForwardSecret } from './demo-backend';
import { type DemoProviderApi, demoQueryVariables } from './demo-provider-api';
import { simulatedClientId } from './simulate/gatepay-withdraw';
import { lifecycles } from './simulate/lifecycles';
import { playForever } from './simulate/play';
import { troubledLifecycles } from './simulate/troubles';

/** Slow enough to be watched, quick enough that every screen soon has something to show. */
const callbacksPerSecond = 0.5;

/** The secret that a demo gives a provider's field: fixed, known to everybody, and recognised as one. */
export const demoSecret = (providerId: string, field: string) => `demo-${providerId}-${field}`;

/**
 * Variables of a demo where the environment sets none: every provider's secrets, data apart from the real one's, and the
 * demo's own backend at `backendUrl` as the first destination. Questions to providers go to `api`: none leaves the machine.
 */
export function demoVariables(backendUrl: string, api: Pick<DemoProviderApi, 'urlOf'>): Record<string, string> {
  const secrets = providers.flatMap((provider) =>
    provider.secretFields.map(({ name, variable }) => [variable, demoSecret(provider.id, name)] as const),
  );
  const forwarding = { FORWARD_URL: backendUrl, FORWARD_SECRET: demoForwardSecret, ALLOW_PRIVATE_DESTINATIONS: '1' };
  const asking = { ...demoQueryVariables(api), GATEPAY_CLIENT_ID: simulatedClientId };
  const own = { DATA_DIR: '.data/demo', CONSOLE_ENVIRONMENT: 'demo' };
  return { ...own, ...forwarding, ...asking, ...Object.fromEntries(secrets) };
}

/** What the demo plays: providers whose secrets are the demo's own, so that nothing made up is ever signed with a real one. */
export function demoSources(environment: Environment, url: string) {
  return providers.flatMap((provider) => {
    const isDemo = provider.secretFields.every(
      ({ name, variable }) => environment.text(variable) === demoSecret(provider.id, name),
    );
    const [credential] = environmentCredentials(provider, environment.list);
    if (!isDemo || !credential || !lifecycles[provider.id]) return [];
    const target = { url, accountSlug: defaultAccountSlug, credential };
    const choices = troubledLifecycles(provider.id);
    return [{ provider, target, ratePerSecond: callbacksPerSecond, choices }];
  });
}

/** Sends made-up signed callbacks to the console at `url` until `signal`; `api` knows of each, also of those that get lost. */
export async function playDemo(
  environment: Environment,
  url: string,
  api: Pick<DemoProviderApi, 'learn'>,
  signal: AbortSignal,
): Promise<void> {
  const options = { seed: randomInt(2 ** 32), onAnswer: () => undefined, onCallback: api.learn, signal };
  await playForever(demoSources(environment, url), options);
}
