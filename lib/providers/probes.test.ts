import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Credential } from './contract';
import type { ProbeFixtures, ProviderFixtures, SampleResponse } from './fixtures';
import type { ProbeOptions, ProbeResponse } from './probe-contract';
import { providers } from './registry';

const at = new Date('2026-06-01T12:00:00.000Z');
const askable = providers.flatMap(({ probes, ...provider }) =>
  probes ? [{ name: provider.id, provider: { ...provider, probes } }] : [],
);

async function fixturesOf(id: string): Promise<ProviderFixtures> {
  const module: { fixtures: ProviderFixtures } = await import(`./${id}.fixtures.ts`);
  return module.fixtures;
}

function received({ statusCode, headers = {}, body }: SampleResponse): ProbeResponse {
  return { statusCode, headers, body: Buffer.from(body), receivedAt: at };
}

test('exactly the providers that can be asked have fixtures for it', async () => {
  for (const { id, probes } of providers) expect(Boolean((await fixturesOf(id)).probes), id).toBe(Boolean(probes));
});

describe.each(askable)('asking $name', async ({ provider }) => {
  const { probes } = provider;
  const all = await fixturesOf(provider.id);
  const fixtures: ProbeFixtures | undefined = all.probes;
  if (!fixtures) throw new Error(`lib/providers/${provider.id}.fixtures.ts has no probes`);
  const settings = provider.settings.parse(fixtures.settings);
  const credential: Credential = { hint: 'hint', fields: all.secrets };
  const options: ProbeOptions = {
    credential,
    settings,
    at,
    nonce: 'nonce1ABC',
    baseUrl: 'https://query.example/base',
    token: probes.token ? 'a-token-of-a-test' : null,
  };
  const secrets = [...Object.values(all.secrets), ...(options.token ? [options.token] : [])];
  const [first] = fixtures.samples;

  test('its needs are fields it has, its base URL is https, and the variable for it is named as all are', () => {
    const names = provider.secretFields.map(({ name }) => name);
    for (const name of probes.needs.secrets) expect(names).toContain(name);
    const defaults = provider.settings.parse({});
    expect(probes.baseUrl(defaults)).toMatch(/^https:\/\/[^/].*[^/]$/);
    const variables = Object.values(provider.settingVariables ?? {});
    expect(variables).toContain(`${provider.id.toUpperCase()}_QUERY_URL`);
    const own = provider.settings.parse({ queryUrl: 'http://127.0.0.1:9/sandbox/' });
    expect(probes.baseUrl(own)).toBe('http://127.0.0.1:9/sandbox');
    expect(provider.settings.safeParse({ queryUrl: 'file:///etc/passwd' }).success).toBe(false);
    expect(probes.ratePerMinuteMax).toBeGreaterThan(0);
  });

  test.each(fixtures.samples)('the question is the documented one: $name ($origin)', ({ record, asked, request }) => {
    expect(probes.subjectOf(record, settings)).toEqual({ askable: true, asked });
    expect(probes.questions.map(({ resource }) => resource)).toContain(asked.resource);
    const made = probes.ask(asked, options);
    const path = made.url.slice(options.baseUrl.length);
    expect(made).toMatchObject({ method: request.method, body: request.body });
    expect(made.url.startsWith(`${options.baseUrl}/`)).toBe(true);
    if (typeof request.path === 'string') expect(path).toBe(request.path);
    else expect(path).toMatch(request.path);
  });

  test('what is kept of a question holds no secret', () => {
    for (const { asked } of fixtures.samples) {
      const { headers, secretHeaders, ...rest } = probes.ask(asked, options);
      const kept = Object.entries(headers).filter(([name]) => !secretHeaders.includes(name.toLowerCase()));
      const text = JSON.stringify([rest, kept]);
      for (const secret of secrets) expect(text).not.toContain(secret);
    }
  });

  test('an id goes into the question as a value, never as a part of its path or another parameter', () => {
    const odd = ['../../admin', 'a?b=c&d', 'a#b', 'a/b', '%2e%2e', 'a b', 'ä', '"}', '\n', '\ud800'];
    fc.assert(
      fc.property(fc.oneof(fc.constantFrom(...odd), fc.string({ minLength: 1 })), (id) => {
        const made = new URL(probes.ask({ ...first.asked, id }, options).url);
        const plain = new URL(probes.ask({ ...first.asked, id: 'plain' }, options).url);
        expect(made.origin).toBe(plain.origin);
        expect(made.pathname.split('/').length).toBe(plain.pathname.split('/').length);
        expect([...made.searchParams.keys()]).toEqual([...plain.searchParams.keys()]);
        expect(made.hash).toBe('');
      }),
    );
  });

  test.each(fixtures.samples)('the answer is read: $name ($origin)', ({ asked, response, expected }) => {
    const answer = probes.read(received(response), asked, settings);
    expect(answer).toMatchObject({ outcome: 'answered', notification: expected });
    expect(probes.read(received(response), asked, settings)).toEqual(answer);
    if (answer.outcome !== 'answered' || asked.record === null) return;
    const { transfer, batch } = answer.notification;
    const told = batch ? { kind: 'batch', id: batch.batchId } : { kind: transfer?.kind, id: transfer?.transferId };
    expect(told).toEqual(asked.record);
  });

  test.each(fixtures.errors)('an answer that tells no state is none: $name', ({ response, outcome }) => {
    const answer = probes.read(received(response), first.asked, settings);
    expect(answer.outcome).toBe(outcome);
    for (const secret of secrets) expect(JSON.stringify(answer)).not.toContain(secret);
  });

  test.each(fixtures.unaskable)('what it has no query for is said, with the reason', (record) => {
    const target = probes.subjectOf(record, settings);
    expect(target).toEqual({ askable: false, reason: expect.stringMatching(/^[A-Z].*\.$/s) });
  });

  test('an answer about another record is not believed', () => {
    const others = {
      ...first.asked,
      id: 'another-id',
      record: first.asked.record && { ...first.asked.record, id: 'another-id' },
    };
    expect(probes.read(received(first.response), others, settings).outcome).toBe('unreadable');
  });

  test('a status never seen before is kept, raised, and never success', () => {
    for (const word of ['success', 'X_UNKNOWN', 'constructor', '__proto__', '987']) {
      const answer = probes.read(received(fixtures.withStatus(word)), first.asked, settings);
      if (answer.outcome !== 'answered') throw new Error(`${word}: ${answer.detail}`);
      const { outcome, surprises, batch, transfer } = answer.notification;
      expect({ word, outcome }).toEqual({ word, outcome: 'pending' });
      expect(surprises.length).toBeGreaterThan(0);
      expect([batch?.meaning ?? null, transfer?.meaning ?? null]).toEqual([null, null]);
    }
  });

  test('the same state is one, another one is another', () => {
    const keyOf = (response: SampleResponse) => {
      const answer = probes.read(received(response), first.asked, settings);
      return answer.outcome === 'answered' ? answer.notification.dedupKey : answer.detail;
    };
    expect(keyOf(first.response)).toBe(keyOf(first.response));
    expect(keyOf(fixtures.withStatus('AAA'))).not.toBe(keyOf(fixtures.withStatus('AAB')));
  });

  test('nothing that is answered makes it throw, and no status but 200 is a state', () => {
    const bodies = fc.oneof(
      fc.uint8Array({ maxLength: 300 }),
      fc.json().map((text) => Buffer.from(text)),
      fc.nat({ max: first.response.body.length }).map((length) => Buffer.from(first.response.body.slice(0, length))),
    );
    fc.assert(
      fc.property(
        fc.constantFrom(200, 204, 302, 400, 401, 403, 404, 422, 429, 500, 503),
        bodies,
        (statusCode, body) => {
          const answer = probes.read({ statusCode, headers: {}, body, receivedAt: at }, first.asked, settings);
          if (statusCode !== 200) expect(answer.outcome).not.toBe('answered');
          probes.token?.read({ statusCode, headers: {}, body, receivedAt: at });
        },
      ),
      { numRuns: 300 },
    );
    const other = probes.read(received({ ...first.response, statusCode: 500 }), first.asked, settings);
    expect(other.outcome).not.toBe('answered');
  });

  const { token } = probes;
  if (token) {
    test('a token is asked for with the credential, and is used as a secret', () => {
      const request = token.ask({ ...options, token: null });
      expect(request.url.startsWith(`${options.baseUrl}/`)).toBe(true);
      const [question] = fixtures.samples.map(({ asked }) => probes.ask(asked, options));
      const carrying = Object.entries(question?.headers ?? {}).filter(([, value]) =>
        value.includes('a-token-of-a-test'),
      );
      expect(carrying.length).toBe(1);
      expect(question?.secretHeaders).toContain(carrying[0]?.[0].toLowerCase());
    });
  }
});
