import { Writable } from 'node:stream';
import pino from 'pino';
import { describe, expect } from 'vitest';
import { openNodeDoor } from '@/e2e/support/door-client';
import { secretVariables } from '@/e2e/support/provider-sender';
import { testContext } from '@/e2e/support/test-context';
import { test } from '@/e2e/support/test-database';
import type { Context } from '@/lib/platform/context';
import { openDatabase } from '@/lib/platform/db/client';
import { logOptions } from '@/lib/platform/log';
import type { Provider, SignedRequest } from '@/lib/providers/contract';
import type { ProviderFixtures } from '@/lib/providers/fixtures';
import { providers } from '@/lib/providers/registry';
import { ensureAccounts } from './accounts';
import { makeCredential } from './credentials';
import { receive } from './receive';

async function fixturesOf(provider: Provider): Promise<ProviderFixtures> {
  const module: { fixtures: ProviderFixtures } = await import(`@/lib/providers/${provider.id}.fixtures.ts`);
  return module.fixtures;
}

/** A log at its most talkative, and everything that it said. */
function listeningLog() {
  const lines: string[] = [];
  const sink = new Writable({
    write(chunk: Buffer, _encoding, done) {
      lines.push(chunk.toString());
      done();
    },
  });
  return { log: pino(logOptions('debug'), sink), lines };
}

/** Words that our own lines hold too, whatever a provider writes. */
const ourWords = new Set(providers.flatMap(({ id, channels }) => [id, ...channels.map((channel) => channel.id)]));

/** Everything of a request that would give something away: each longer word of its body, query and header values. */
function telltales({ body, path, headers }: SignedRequest): string[] {
  const query = path.split('?')[1] ?? '';
  const carried = [body, query, decodeURIComponent(query.replaceAll('%', '%25')), ...Object.values(headers)];
  const words = carried.flatMap((text) => String(text).match(/[A-Za-z0-9+/=_.@-]{6,}/g) ?? []);
  return [...new Set(words)].filter((word) => !ourWords.has(word));
}

/** What keeps a row of the log from being that: instants and ids of our own. */
function withoutOurs(line: string): string {
  return line
    .replace(/"time":"[^"]*"/, '')
    .replace(/[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g, '')
    .replace(/"stack":"(?:[^"\\]|\\.)*"/g, '')
    .replace(/"(?:msg|cause|level|verdict|outcome|type)":"[a-zA-Z0-9_ ,;.’'-]*"/g, '');
}

function expectNothingTold(
  lines: readonly string[],
  request: SignedRequest,
  secrets: Readonly<Record<string, string>>,
) {
  const text = lines.map(withoutOurs).join('\n');
  for (const word of telltales(request)) expect(text, `the log tells ${word}`).not.toContain(word);
  const whole = lines.join('\n');
  for (const secret of Object.values(secrets)) expect(whole.includes(secret), 'the log tells a secret').toBe(false);
}

describe.each(providers.map((provider) => ({ id: provider.id, provider })))('$id', ({ provider }) => {
  test('what is accepted, repeated, refused or not stored leaves ids in the log, never a body or a secret', async ({
    db,
  }) => {
    const { secrets, samples } = await fixturesOf(provider);
    const { log, lines } = listeningLog();
    const ctx: Context = { ...testContext(db, secretVariables(provider, secrets)), db: { ...db }, log };
    await ensureAccounts(ctx);
    const away = openDatabase('postgresql://nobody@127.0.0.1:1/none');
    const door = await openNodeDoor(ctx);
    const credential = makeCredential(provider, secrets);
    const answers = new Set<number>();
    for (const { request } of samples) {
      const signed = provider.sign(request, { credential, at: ctx.clock.now(), nonce: 'nonceThatNobodyMayRead' });
      const send = async (change: Partial<SignedRequest>) => {
        const { method, headers, path, body } = { ...signed, ...change };
        const reply = await door.send({ method, path, headers: { ...headers }, body: method === 'GET' ? null : body });
        answers.add(reply.status);
      };
      await send({});
      await send({});
      await send({ body: `${signed.body} ` });
      await send({ headers: { 'content-type': signed.headers['content-type'] ?? 'application/json' } });
      await send({ method: signed.method === 'GET' ? 'POST' : 'GET' });
      const incoming = {
        path: signed.path.split('?')[0] ?? '',
        method: signed.method,
        headers: { ...signed.headers },
        query: signed.path.split('?')[1] ?? '',
        sourceAddress: '127.0.0.1',
      };
      const bug = () => Promise.reject(new RangeError('a bug of ours'));
      expect((await receive(ctx, { ...incoming, readBody: bug })).status).toBe(503);
      const unread = () => Promise.reject(new SyntaxError(`Unexpected token in ${signed.body}`));
      expect((await receive(ctx, { ...incoming, readBody: unread })).status).toBe(503);
      expect((await receive({ ...ctx, db: away }, { ...incoming, readBody: bug })).status).toBe(503);
      expectNothingTold(lines, signed, secrets);
    }
    await door.close();
    await away.close();
    expect(answers).toContain(200);
    expect(lines.filter((line) => line.includes('a request at the door was stored')).length).toBeGreaterThan(0);
    expect(lines.filter((line) => line.includes('could not be handled')).length).toBeGreaterThan(0);
    // One line a fact, each of them JSON with a level and an instant.
    for (const line of lines)
      expect(JSON.parse(line)).toMatchObject({ level: expect.any(String), time: expect.any(String) });
  });
});

test('a telltale in the log would be found', () => {
  const request = {
    method: 'POST',
    path: 'gatepay',
    headers: {},
    body: '{"payer":"ali.bin.abu@example.com"}',
  } as const;
  const line = '{"level":"info","time":"t","note":"ali.bin.abu@example.com"}';
  expect(() => expectNothingTold([line], request, {})).toThrow('ali.bin.abu');
});
