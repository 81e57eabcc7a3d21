import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { text } from 'node:stream/consumers';
import { asReceived } from '@/lib/providers/as-received';
import type { Credential, Notification, Provider } from '@/lib/providers/contract';
import { type ExactObject, isExactObject } from '@/lib/providers/exact-json';
import { providers } from '@/lib/providers/registry';
import { recordsOf } from './demo-records';
import type { SimulatedCallback } from './simulate/lifecycle';

/** The query APIs of all providers of a demo, on one port of 127.0.0.1; they know what the simulator plays. */
export interface DemoProviderApi {
  /** Base URL of a provider's API. */
  urlOf(providerId: string): string;
  /** Takes note of a callback as its provider would: what was told last, and never a step back. */
  learn(provider: Provider, callback: SimulatedCallback): void;
  close(): Promise<void>;
}

/** Nothing is signed with it: what the callback says is read, whoever signs it. */
const nobody: Credential = {
  hint: '',
  fields: { key: 'k', secret: 's', accessKey: 'k', apiSecret: 's', apiKey: 's', secretKey: 's' },
};

function read(
  provider: Provider,
  { request, signedAt }: SimulatedCallback,
): { told: Notification; payload: ExactObject } | null {
  const at = signedAt ?? new Date();
  const received = asReceived(provider.sign(request, { credential: nobody, at, nonce: 'demo' }), at);
  const account = { slug: 'default', credentials: [nobody], settings: provider.settings.parse({}) };
  const result = provider.parse(received, account);
  if (result.outcome !== 'parsed' || !isExactObject(result.payload)) return null;
  return { told: result.notification, payload: result.payload };
}

const token = JSON.stringify({
  data: {
    type: 'auth-token',
    id: '0',
    attributes: { access: 'token-of-the-demo', expires_in: 3_599, token_type: 'Bearer' },
  },
});
const unknown: Readonly<Record<string, { status: number; body: string }>> = {
  gatepay: {
    status: 200,
    body: '{"status":"FAIL","code":"400202","label":"ORDER_NOT_EXIST","errorMessage":"Order not exist"}',
  },
};
const notFound = { status: 404, body: '{"code":404,"msg":"not found","message":"Not found."}' };

/** Where the record that a request asks about is kept: by path, or by path and the id in its query or body. */
async function placeOf(request: IncomingMessage): Promise<string> {
  const url = new URL(request.url ?? '/', 'http://demo');
  const id = url.searchParams.get('id');
  if (id !== null) return `${url.pathname}#${id}`;
  if (request.method !== 'POST') return decodeURIComponent(url.pathname);
  const posted = /"(?:batch_id|prepayId|refundRequestId)":"([^"]*)"/.exec(await text(request))?.[1];
  return posted === undefined ? url.pathname : `${url.pathname}#${posted}`;
}

/** Starts them. They check no credential: whoever reaches this machine's loopback may ask about what is made up. */
export async function startDemoProviderApi(): Promise<DemoProviderApi> {
  const held = new Map<string, { rank: number; document: string }>();
  const handle = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const place = await placeOf(request);
    const providerId = place.split('/')[1] ?? '';
    const found = place === '/b2binpay/token/' ? token : held.get(place)?.document;
    const { status, body } = found === undefined ? (unknown[providerId] ?? notFound) : { status: 200, body: found };
    response.writeHead(status, { 'Content-Type': 'application/json' }).end(body);
  };
  const server = createServer((request, response) => {
    handle(request, response).catch(() => response.destroy());
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', resolve);
  });
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  return {
    urlOf: (providerId) => `http://127.0.0.1:${port}/${providerId}`,
    learn(provider, callback) {
      const parsed = callback.sender === 'provider' ? read(provider, callback) : null;
      if (!parsed) return;
      const rank = (parsed.told.batch ?? parsed.told.transfer)?.meaning?.rank ?? -1;
      for (const { place, document } of recordsOf[provider.id]?.(parsed.payload) ?? []) {
        if (rank > (held.get(place)?.rank ?? -2)) held.set(place, { rank, document });
      }
    },
    close: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/** Variables that send a demo's questions to `api`, so that none ever leaves the machine. */
export function demoQueryVariables(api: Pick<DemoProviderApi, 'urlOf'>): Record<string, string> {
  const asked = providers.filter(({ probes }) => probes);
  return Object.fromEntries(asked.map(({ id }) => [`${id.toUpperCase()}_QUERY_URL`, api.urlOf(id)]));
}
