import { Webhook } from 'standardwebhooks';
import { expect, test } from 'vitest';
import { readEnvironment } from '@/lib/platform/env';
import { providers } from '@/lib/providers/registry';
import { demoSources, demoVariables } from './demo';
import { demoForwardSecret, startDemoBackend } from './demo-backend';

const url = 'http://127.0.0.1:3000';
const backendUrl = 'http://127.0.0.1:3001/callbacks';
const api = { urlOf: (id: string) => `http://127.0.0.1:3002/${id}` };
const played = (variables: Record<string, string>) =>
  demoSources(readEnvironment({ ...demoVariables(backendUrl, api), ...variables }), url).map(
    ({ provider }) => provider.id,
  );

test('the demo plays providers with the secrets it gave them', () => {
  expect(played({})).toContain('gatepay');
});

test('nothing made up is ever signed with a real secret', () => {
  expect(played({ GATEPAY_API_SECRET: 'a real one' })).not.toContain('gatepay');
  expect(demoSources(readEnvironment({}), url)).toEqual([]);
});

test('no question of a demo leaves the machine: every provider that can be asked is asked at the demo’s own API', () => {
  const environment = readEnvironment(demoVariables(backendUrl, api));
  for (const { id, probes } of providers) {
    if (probes) expect(environment.text(`${id.toUpperCase()}_QUERY_URL`)).toBe(api.urlOf(id));
  }
});

test("the demo's data lies apart from the real console's", () => {
  const real = readEnvironment({}).dataDir;
  expect(readEnvironment(demoVariables(backendUrl, api)).dataDir).not.toBe(real);
});

test("the demo's backend believes only what its destination signed", async () => {
  const backend = await startDemoBackend();
  try {
    const [id, body, at] = ['msg_1', '{"amount":"0.10"}', new Date()] as const;
    const send = (signature: string) => {
      const timestamp = String(Math.floor(at.getTime() / 1_000));
      const headers = { 'webhook-id': id, 'webhook-timestamp': timestamp, 'webhook-signature': signature };
      return fetch(backend.url, { method: 'POST', body, headers });
    };
    const genuine = await send(new Webhook(demoForwardSecret).sign(id, at, body));
    expect([200, 500, 503]).toContain(genuine.status);
    const forged = await send(new Webhook(`whsec_${Buffer.alloc(32).toString('base64')}`).sign(id, at, body));
    expect(forged.status).toBe(401);
  } finally {
    await backend.close();
  }
});
