import { afterAll, describe, expect, test } from 'vitest';
import { asReceived } from '@/lib/providers/as-received';
import type { Notification, Provider, TransferNews } from '@/lib/providers/contract';
import type { ProbeAnswer, ProbeRecord } from '@/lib/providers/probe-contract';
import { providers } from '@/lib/providers/registry';
import { startDemoProviderApi } from './demo-provider-api';
import { simulatedClientId } from './simulate/gatepay-withdraw';
import type { SimulatedCallback } from './simulate/lifecycle';
import { seededRandom } from './simulate/random';
import { troubledLifecycles } from './simulate/troubles';

const at = new Date('2026-06-01T12:00:00.000Z');
const api = await startDemoProviderApi();
afterAll(api.close);

function credentialOf({ secretFields }: Provider) {
  return { hint: '', fields: Object.fromEntries(secretFields.map(({ name }) => [name, `demo-${name}`])) };
}

function told(provider: Provider, { request }: SimulatedCallback): Notification {
  const credential = credentialOf(provider);
  const account = { slug: 'default', credentials: [credential], settings: provider.settings.parse({}) };
  const result = provider.parse(asReceived(provider.sign(request, { credential, at, nonce: 'n1' }), at), account);
  if (result.outcome !== 'parsed') throw new Error(result.detail);
  return result.notification;
}

function recordOf({ transfer, batch }: Notification): ProbeRecord | null {
  if (batch) return { kind: 'batch', batchId: batch.batchId, status: batch.status, detail: batch.detail };
  return transfer && { ...transfer };
}

async function answerOf(provider: Provider, record: ProbeRecord): Promise<ProbeAnswer | null> {
  const settings = provider.settings.parse(provider.id === 'gatepay' ? { clientId: simulatedClientId } : {});
  const { probes } = provider;
  const target = probes?.subjectOf(record, settings);
  if (!probes || !target?.askable) return null;
  const baseUrl = api.urlOf(provider.id);
  const options = {
    credential: credentialOf(provider),
    settings,
    at,
    nonce: 'n1',
    baseUrl,
    token: 'token-of-the-demo',
  };
  const { url, method, headers, body } = probes.ask(target.asked, options);
  const response = await fetch(url, { method, headers, ...(method === 'POST' && { body }) });
  const bytes = new Uint8Array(await response.arrayBuffer());
  return probes.read({ statusCode: response.status, headers: {}, body: bytes, receivedAt: at }, target.asked, settings);
}

/** Of a record's callbacks the one that tells most. */
function furthest(notifications: readonly Notification[]): Map<string, Notification> {
  const found = new Map<string, Notification>();
  const rankOf = ({ transfer, batch }: Notification) => (batch ?? transfer)?.meaning?.rank ?? -1;
  for (const notification of notifications) {
    const id = notification.batch?.batchId ?? notification.transfer?.transferId;
    const held = id === undefined ? undefined : found.get(id);
    if (id !== undefined && (!held || rankOf(notification) > rankOf(held))) found.set(id, notification);
  }
  return found;
}

const amountsOf = (transfer: TransferNews | null | undefined) =>
  [transfer?.requestedAmount ?? transfer?.actualAmount ?? null].map((amount) => amount && Number(amount));

const askable = providers.filter(({ id, probes }) => probes && troubledLifecycles(id).length > 0);

describe.each(askable.map((provider) => ({ name: provider.id, provider })))('$name', ({ provider }) => {
  test.each(troubledLifecycles(provider.id).map((lifecycle, index) => ({ index, lifecycle })))(
    'the demo’s API tells of lifecycle $index what was told last, also what was lost',
    async ({ index, lifecycle }) => {
      const callbacks = lifecycle(seededRandom(1 + index), at, 1_000);
      for (const callback of callbacks) api.learn(provider, callback);
      const notifications = callbacks.filter(({ sender }) => sender === 'provider').map((each) => told(provider, each));
      for (const notification of furthest(notifications).values()) {
        const record = recordOf(notification);
        const answer = record && (await answerOf(provider, record));
        // What the provider has no query for.
        if (!answer) continue;
        expect(answer).toMatchObject({ outcome: 'answered', notification: { outcome: notification.outcome } });
        if (answer.outcome !== 'answered') continue;
        expect(answer.notification.batch?.suborders.length).toBe(notification.batch?.suborders.length);
        if (notification.transfer?.currency) {
          expect(amountsOf(answer.notification.transfer)).toEqual(amountsOf(notification.transfer));
        }
      }
    },
  );
});

test('a record that nobody played is not known', async () => {
  const answer = await fetch(`${api.urlOf('bayarcash')}/transactions/trx_nobody`);
  expect(answer.status).toBe(404);
});
