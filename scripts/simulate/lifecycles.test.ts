import { createServer } from 'node:http';
import { afterEach, describe, expect, test } from 'vitest';
import { asReceived } from '@/lib/providers/as-received';
import type { Credential, Notification, Provider } from '@/lib/providers/contract';
import { findProvider } from '@/lib/providers/registry';
import type { Lifecycle, SimulatedCallback } from './lifecycle';
import { lifecycles } from './lifecycles';
import { play } from './play';
import { seededRandom } from './random';
import { formatReport } from './report';
import type { Answer } from './send';

const at = new Date('2026-06-01T12:00:00.000Z');

function providerOf(id: string): Provider {
  const provider = findProvider(id);
  if (!provider) throw new Error(`no provider ${id}`);
  return provider;
}

function credentialOf(provider: Provider, secret = 'a-secret'): Credential {
  return { hint: 'cret', fields: Object.fromEntries(provider.secretFields.map(({ name }) => [name, secret])) };
}

function notificationOf(provider: Provider, { request, unsigned }: SimulatedCallback): Notification {
  const credential = credentialOf(provider);
  const account = { slug: 'default', credentials: [credential], settings: provider.settings.parse({}) };
  const received = asReceived(provider.sign(request, { credential, at, nonce: 'abc123' }), at);
  expect(provider.verify(received, account).verdict).toBe(unsigned ? 'unsigned' : 'verified');
  const result = provider.parse(received, account);
  if (result.outcome !== 'parsed') throw new Error(result.detail);
  return result.notification;
}

const all: { name: string; provider: Provider; lifecycle: Lifecycle }[] = Object.entries(lifecycles).flatMap(
  ([id, list]) => list.map((lifecycle, index) => ({ name: `${id} ${index}`, provider: providerOf(id), lifecycle })),
);

describe.each(all)('lifecycle $name', ({ provider, lifecycle }) => {
  test('every callback is one that the provider could have sent', () => {
    for (let seed = 0; seed < 40; seed += 1) {
      for (const callback of lifecycle(seededRandom(seed), at)) {
        const notification = notificationOf(provider, callback);
        expect(notification.surprises).toEqual([]);
        const subject = notification.probe?.id ?? notification.transferId ?? notification.batchId;
        // What tells of no movement need not name one, unless it is to be asked about.
        if (notification.outcome !== 'none' || notification.probe) expect(subject).toEqual(expect.any(String));
      }
    }
  });

  test('the same seed makes the same callbacks, another seed others', () => {
    const bodies = (seed: number) => lifecycle(seededRandom(seed), at).map(({ request }) => request.body);
    expect(bodies(7)).toEqual(bodies(7));
    expect(bodies(8)[0]).not.toBe(bodies(7)[0]);
  });
});

test('a GatePay run shows a batch that ends PARTIAL in several currencies, a duplicate, late news and a forgery', () => {
  const gatepay = providerOf('gatepay');
  const callbacks = lifecycles.gatepay?.[0](seededRandom(3), at) ?? [];
  const batches = callbacks.map((callback) => notificationOf(gatepay, callback));
  expect(batches.map(({ providerStatus }) => providerStatus).slice(0, 3)).toEqual(['INIT', 'PROCESSING', 'PARTIAL']);
  const outcomes = batches[2]?.batch?.suborders.map(({ news }) => news?.meaning?.outcome) ?? [];
  expect(new Set(outcomes)).toEqual(new Set(['succeeded', 'failed']));
  expect(new Set(batches[2]?.batch?.suborders.map(({ currency }) => currency)).size).toBeGreaterThan(1);
  expect(batches[3]?.dedupKey).toBe(batches[2]?.dedupKey);
  expect(batches[4]?.providerStatus).toBe('PROCESSING');
  expect(batches[4]?.dedupKey).not.toBe(batches[1]?.dedupKey);
  expect(callbacks.filter(({ sender }) => sender === 'forged').map(({ expected }) => expected)).toEqual(['refused']);
});

test('a BassWallet run shows its two callbacks, a duplicate, the first one late in its other spelling, and a forgery', () => {
  const basswallet = providerOf('basswallet');
  const callbacks = lifecycles.basswallet?.[0](seededRandom(3), at) ?? [];
  const payments = callbacks.map((callback) => notificationOf(basswallet, callback));
  expect(payments.map(({ outcome }) => outcome)).toEqual(['pending', 'succeeded', 'succeeded', 'pending', 'succeeded']);
  expect(new Set(payments.map(({ dedupKey }) => dedupKey)).size).toBe(2);
  expect(callbacks.map(({ expected }) => expected).at(-1)).toBe('refused');
});

test('a B2BinPay run shows two confirmations of one payout of which only the second succeeded', () => {
  const b2binpay = providerOf('b2binpay');
  const callbacks = lifecycles.b2binpay?.[0](seededRandom(3), at) ?? [];
  const payouts = callbacks.map((callback) => notificationOf(b2binpay, callback));
  expect(payouts.slice(0, 2).map(({ type, outcome }) => [type, outcome])).toEqual([
    ['User confirmation', 'pending'],
    ['Confirmation', 'succeeded'],
  ]);
  expect(new Set(payouts.map(({ transferId }) => transferId)).size).toBe(1);
  expect(new Set(payouts.map(({ dedupKey }) => dedupKey)).size).toBe(2);
  expect(callbacks.map(({ expected }) => expected).at(-1)).toBe('refused');
});

test('a Bayarcash run shows the browser back before the server, five tries more of one callback, and a forgery', () => {
  const bayarcash = providerOf('bayarcash');
  const callbacks = lifecycles.bayarcash?.[0](seededRandom(3), at) ?? [];
  const told = callbacks.map((callback) => notificationOf(bayarcash, callback));
  expect(told.map(({ type }) => type).slice(0, 4)).toEqual([
    'pre_transaction',
    'transaction',
    'receipt',
    'transaction',
  ]);
  expect(told.slice(2).map(({ transfer }) => transfer?.meaning?.outcome ?? 'none')).toEqual([
    'none',
    ...Array.from({ length: 7 }, () => 'succeeded'),
  ]);
  expect(new Set(told.slice(3).map(({ dedupKey }) => dedupKey)).size).toBe(1);
  expect(told[2]?.dedupKey).not.toBe(told[3]?.dedupKey);
  expect(callbacks.map(({ expected }) => expected).at(-1)).toBe('refused');
});

test('a Caibo run shows that 3-D Secure settles nothing and the notification does', () => {
  const caibo = providerOf('caibo');
  const told = (lifecycles.caibo?.[0](seededRandom(3), at) ?? []).map((callback) => notificationOf(caibo, callback));
  expect(told.map(({ type, transfer }) => [type, transfer?.meaning?.outcome ?? null]).slice(0, 3)).toEqual([
    ['notification', 'pending'],
    ['3DS', null],
    ['notification', 'succeeded'],
  ]);
  expect(told[3]?.dedupKey).toBe(told[2]?.dedupKey);
});

describe('played over HTTP', () => {
  const closers: (() => void)[] = [];
  afterEach(() => {
    for (const close of closers.splice(0)) close();
  });

  /** A door that does what a console must, or answers `always`. */
  async function door(
    provider: Provider,
    always?: { status: number; body: string },
  ): Promise<{ url: string; paths: string[] }> {
    const paths: string[] = [];
    const server = createServer(async (request, response) => {
      const chunks: Uint8Array[] = [];
      for await (const chunk of request) chunks.push(chunk);
      paths.push(request.url ?? '');
      const headers = Object.fromEntries(Object.entries(request.headers).map(([name, value]) => [name, String(value)]));
      const account = { slug: 'default', credentials: [credentialOf(provider)], settings: provider.settings.parse({}) };
      const received = {
        channel: provider.id,
        method: 'POST',
        headers,
        query: '',
        body: Buffer.concat(chunks),
        receivedAt: new Date(),
      } as const;
      const verified = provider.verify(received, account).verdict === 'verified';
      const acknowledgement = provider.acknowledge(received, account);
      response.writeHead(always?.status ?? (verified ? acknowledgement.status : 401));
      response.end(always?.body ?? (verified ? acknowledgement.body : '{"error":"signature_mismatch"}'));
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    closers.push(() => server.close());
    const address = server.address();
    if (typeof address !== 'object' || !address) throw new Error('not listening');
    return { url: `http://127.0.0.1:${address.port}`, paths };
  }

  async function answersOf(provider: Provider, url: string, count = 1, accountSlug = 'default'): Promise<Answer[]> {
    const answers: Answer[] = [];
    const target = { url, accountSlug, credential: credentialOf(provider) };
    await play({
      provider,
      target,
      seed: 1,
      ratePerSecond: 100_000,
      count,
      onAnswer: (answer) => answers.push(answer),
    });
    return answers;
  }

  test('a console that does its work gets only expected answers, at the account that was asked for', async () => {
    const provider = providerOf('gatepay');
    const { url, paths } = await door(provider);
    const answers = await answersOf(provider, url, 20, 'malaysia');
    expect(answers.length).toBeGreaterThan(20);
    expect(answers.filter(({ ok }) => !ok)).toEqual([]);
    expect(new Set(paths)).toEqual(new Set(['/api/callbacks/gatepay/malaysia']));
    expect(formatReport(answers)).not.toContain('UNEXPECTED');
  });

  test('an acknowledgement that is not the exact one is unexpected', async () => {
    const provider = providerOf('gatepay');
    const { url } = await door(provider, { status: 200, body: '{"returnCode":"SUCCESS"}' });
    const answers = await answersOf(provider, url);
    expect(answers.some(({ ok }) => ok)).toBe(false);
    expect(formatReport(answers)).toContain('expected 200 {"returnCode":"SUCCESS","returnMessage":""}');
  });

  test('a console that is not there is an unexpected answer, not a crash', async () => {
    const provider = providerOf('gatepay');
    const { url } = await door(provider);
    for (const close of closers.splice(0)) close();
    const answers = await answersOf(provider, url);
    expect(answers.every(({ status, ok }) => status === 0 && !ok)).toBe(true);
  });

  test('a run without end ends when it is told to, after the callback under way', async () => {
    const provider = providerOf('gatepay');
    const { url, paths } = await door(provider);
    const controller = new AbortController();
    const target = { url, accountSlug: 'default', credential: credentialOf(provider) };
    const onAnswer = () => controller.abort();
    await play({
      provider,
      target,
      seed: 1,
      ratePerSecond: 20,
      count: Number.POSITIVE_INFINITY,
      signal: controller.signal,
      onAnswer,
    });
    expect(paths.length).toBe(1);
  });
});
