import { randomBytes } from 'node:crypto';
import { makeCredential } from '@/lib/intake/credentials';
import type { Provider, UnsignedRequest } from '@/lib/providers/contract';
import type { DoorAnswer } from './gatepay-sender';

/** Any provider, as far as the console can tell: signs by its own rules and sends over HTTP to its door. */
export interface ProviderSender {
  send(request: UnsignedRequest, at?: Date): Promise<DoorAnswer>;
}

/** A sender for the console at `url`, which holds `secrets` for the provider's default account. */
export function providerSender(
  url: string,
  provider: Pick<Provider, 'sign' | 'secretFields'>,
  secrets: Readonly<Record<string, string>>,
): ProviderSender {
  const credential = makeCredential(provider, secrets);
  return {
    async send(request, at = new Date()) {
      const signed = provider.sign(request, { credential, at, nonce: randomBytes(8).toString('hex') });
      const response = await fetch(`${url}/api/callbacks/${signed.path}`, {
        method: signed.method,
        headers: signed.headers,
        body: signed.method === 'GET' ? undefined : signed.body,
      });
      return { status: response.status, body: await response.text() };
    },
  };
}

/** The variables that give a console `secrets` for the provider's default account. */
export function secretVariables(
  provider: Pick<Provider, 'secretFields'>,
  secrets: Readonly<Record<string, string>>,
): Record<string, string> {
  const entries = provider.secretFields.flatMap(({ name, variable }): [string, string][] => {
    const secret = secrets[name];
    return secret === undefined ? [] : [[variable, secret]];
  });
  return Object.fromEntries(entries);
}
