import { randomInt } from 'node:crypto';
import { basswallet } from '@/lib/providers/basswallet';
import { type CallbackFields, jsonBody, payment } from '@/lib/providers/basswallet/fixtures/callbacks';
import { bayarcash } from '@/lib/providers/bayarcash';
import type { UnsignedRequest } from '@/lib/providers/contract';
import { test as base, expect } from './console-test';
import { type ProviderSender, providerSender, secretVariables } from './provider-sender';
import { startConsole } from './running-console';

const basswalletSecrets = { accessKey: 'bass-key-of-tests', secret: 'bass-secret-of-tests-only' };
const bayarcashSecrets = { secretKey: 'bayar-secret-of-tests-only' };

/** What a console must hold for the senders below. */
const senderVariables = {
  ...secretVariables(basswallet, basswalletSecrets),
  ...secretVariables(bayarcash, bayarcashSecrets),
};

/** `test` over a console that knows the secrets of several providers, and senders that sign as they do. */
export const test = base.extend<{ bass: ProviderSender; bayar: ProviderSender }>({
  server: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of the fixtures from the pattern.
    async ({}, use) => {
      const server = await startConsole(senderVariables);
      await use(server);
      await server.close();
    },
    { scope: 'worker', timeout: 240_000 },
  ],
  bass: ({ server }, use) => use(providerSender(server.url, basswallet, basswalletSecrets)),
  bayar: ({ server }, use) => use(providerSender(server.url, bayarcash, bayarcashSecrets)),
});

export { expect };

/** An id that no other test has. */
export function newId(): string {
  return `60${Date.now()}${String(randomInt(100_000)).padStart(5, '0')}`;
}

/** A callback of BassWallet: a payment that succeeded, but for the fields given. */
export function bassCallback(fields: CallbackFields): UnsignedRequest {
  return {
    channel: 'basswallet',
    method: 'POST',
    contentType: 'application/json',
    query: '',
    body: jsonBody({ ...payment, ...fields }),
  };
}
