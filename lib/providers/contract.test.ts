import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { asReceived } from './as-received';
import type { Credential, Notification, Provider, ProviderAccount, ProviderRequest, UnsignedRequest } from './contract';
import type { ProviderFixtures } from './fixtures';
import { doorPath, findProvider, isReservedSlug, providers, resolveDoor } from './registry';

const at = new Date('2026-06-01T12:00:00.000Z');

/** By name, so that a new provider is tested before its author writes a test; a missing file fails every test below. */
async function fixturesOf(provider: Provider): Promise<ProviderFixtures> {
  const module: { fixtures: ProviderFixtures } = await import(`./${provider.id}.fixtures.ts`);
  return module.fixtures;
}

function credential(fields: Readonly<Record<string, string>>, hint: string): Credential {
  return { fields, hint };
}

function otherSecrets(fields: Readonly<Record<string, string>>, suffix: string): Record<string, string> {
  return Object.fromEntries(Object.entries(fields).map(([name, secret]) => [name, `${secret}${suffix}`]));
}

function accountOf(provider: Provider, credentials: readonly Credential[]): ProviderAccount {
  return { slug: 'default', credentials, settings: provider.settings.parse({}) };
}

function flipped(bytes: Uint8Array, index: number): Uint8Array {
  return bytes.map((byte, position) => (position === index ? byte ^ 1 : byte));
}

function flippedText(text: string, index: number): string {
  return Buffer.from(flipped(Buffer.from(text), index)).toString('latin1');
}

describe('the registry', () => {
  test('no two providers share an id, no two channels a path, and every channel is found', () => {
    const channels = providers.flatMap((provider) => provider.channels.map(({ id }) => id));
    expect(new Set(providers.map(({ id }) => id)).size).toBe(providers.length);
    expect(new Set(channels).size).toBe(channels.length);
    for (const provider of providers) {
      expect(findProvider(provider.id)).toBe(provider);
      for (const channel of provider.channels) {
        expect(resolveDoor(channel.id)).toEqual({ provider, channel, accountSlug: 'default' });
        expect(resolveDoor(`${channel.id}/malaysia-2`)).toEqual({ provider, channel, accountSlug: 'malaysia-2' });
      }
    }
  });

  test('a path that names no channel, or no possible account, leads nowhere', () => {
    const paths = [
      '',
      '/',
      'nobody',
      'gatepay/Malaysia',
      'gatepay/a/b',
      'gatepay//',
      '/gatepay',
      '__proto__',
      'constructor',
    ];
    for (const path of paths) expect(resolveDoor(path), path).toBeNull();
    expect(resolveDoor(`gatepay/${'a'.repeat(41)}`)).toBeNull();
  });

  test('a slash at the end changes nothing', () => {
    expect(resolveDoor('gatepay/')).toEqual(resolveDoor('gatepay'));
    expect(resolveDoor('gatepay/malaysia/')).toEqual(resolveDoor('gatepay/malaysia'));
  });

  test('no account may be named so that a channel hides it', () => {
    for (const provider of providers) {
      for (const { id } of provider.channels) {
        const cut = id.lastIndexOf('/');
        const hidden = cut >= 0 && provider.channels.some((parent) => parent.id === id.slice(0, cut));
        if (hidden) expect(isReservedSlug(provider, id.slice(cut + 1))).toBe(true);
      }
      expect(isReservedSlug(provider, 'malaysia')).toBe(false);
    }
  });

  test('the path of a door leads back to it', () => {
    for (const slug of ['default', 'malaysia']) expect(resolveDoor(doorPath('gatepay', slug))?.accountSlug).toBe(slug);
  });
});

describe.each(providers.map((provider) => ({ name: provider.id, provider })))('$name', async ({ provider }) => {
  const fixtures = await fixturesOf(provider);
  const own = credential(fixtures.secrets, 'ownn');
  const older = credential(otherSecrets(fixtures.secrets, '-older'), 'oldr');
  const account = accountOf(provider, [own]);

  function signed(request: UnsignedRequest, by: Credential = own, nonce = 'nonce1ABC', instant = at): ProviderRequest {
    return asReceived(provider.sign(request, { credential: by, at: instant, nonce }), instant);
  }

  function notificationOf(request: ProviderRequest): Notification {
    const result = provider.parse(request, account);
    if (result.outcome !== 'parsed') throw new Error(result.detail);
    return result.notification;
  }

  test('exactly one secret field gives the hint, and the settings have a default each', () => {
    expect(provider.secretFields.filter(({ hint }) => hint).length).toBe(provider.secretFields.length > 0 ? 1 : 0);
    expect(Object.keys(fixtures.secrets).sort()).toEqual(provider.secretFields.map(({ name }) => name).sort());
    expect(provider.settings.safeParse({}).success).toBe(true);
  });

  test.each(fixtures.samples)('what it signs is believed and read: $name ($origin)', ({ request, expected }) => {
    const received = signed(request);
    const isSecretless = provider.secretFields.length === 0;
    expect(provider.verify(received, account)).toMatchObject(
      isSecretless ? { verdict: 'unsigned' } : { verdict: 'verified', keyHint: 'ownn' },
    );
    expect(notificationOf(received)).toMatchObject(expected);
    expect(provider.acknowledge(received, account).status).toBe(200);
  });

  test.each(fixtures.vectors)('a signature that somebody else made is accepted: $name ($origin)', (vector) => {
    const channel = provider.channels.find(({ id }) => id === vector.channel) ?? provider.channels[0];
    const request: ProviderRequest = {
      channel: channel.id,
      method: channel.methods[0],
      headers: vector.headers,
      query: vector.query,
      body: Buffer.from(vector.body),
      receivedAt: vector.receivedAt,
    };
    const by = credential(vector.fields, 'vect');
    expect(provider.verify(request, accountOf(provider, [by]))).toMatchObject({ verdict: 'verified', keyHint: 'vect' });
  });

  test('its content type and signature headers, with the bytes, are enough to verify it again elsewhere', () => {
    const kept = ['content-type', ...(provider.signatureHeaders?.(account.settings) ?? [])];
    for (const { request } of fixtures.samples) {
      const received = signed(request);
      const headers = Object.fromEntries(Object.entries(received.headers).filter(([name]) => kept.includes(name)));
      expect(provider.verify({ ...received, headers }, account)).toEqual(provider.verify(received, account));
    }
  });

  test('no changed byte of what is signed is believed', () => {
    const received = signed(fixtures.samples[0].request);
    const refused = (request: ProviderRequest) => expect(provider.verify(request, account).verdict).toBe('refused');
    for (const name of fixtures.signed.headers.map((header) => header.toLowerCase())) {
      const value = received.headers[name] ?? '';
      expect(value).not.toBe('');
      for (let index = 0; index < value.length; index += 1) {
        refused({ ...received, headers: { ...received.headers, [name]: flippedText(value, index) } });
      }
    }
    const body = Buffer.from(received.body).toString('latin1');
    for (const part of fixtures.signed.parts === 'whole' ? [body] : fixtures.signed.parts) {
      const inBody = body.indexOf(part);
      const inQuery = received.query.indexOf(part);
      expect(Math.max(inBody, inQuery)).toBeGreaterThanOrEqual(0);
      for (let index = 0; index < part.length; index += 1) {
        if (inBody >= 0) refused({ ...received, body: flipped(received.body, inBody + index) });
        else refused({ ...received, query: flippedText(received.query, inQuery + index) });
      }
    }
  });

  if (fixtures.signed.parts === 'whole')
    test('neither a shorter nor a longer body is believed', () => {
      const received = signed(fixtures.samples[0].request);
      for (const body of [
        received.body.subarray(1),
        received.body.subarray(0, -1),
        Buffer.concat([received.body, Buffer.from('\n')]),
      ]) {
        expect(provider.verify({ ...received, body }, account).verdict).toBe('refused');
      }
    });

  if (provider.secretFields.length > 0)
    test('another secret, an empty one or none is refused', () => {
      const received = signed(fixtures.samples[0].request);
      expect(provider.verify(received, accountOf(provider, [older]))).toMatchObject({
        verdict: 'refused',
        cause: 'signature_mismatch',
      });
      expect(provider.verify(received, accountOf(provider, []))).toMatchObject({
        verdict: 'refused',
        cause: 'secret_missing',
      });
      const empty = credential(Object.fromEntries(Object.keys(fixtures.secrets).map((name) => [name, ''])), '');
      expect(provider.verify(signed(fixtures.samples[0].request, empty), accountOf(provider, [empty])).verdict).toBe(
        'refused',
      );
      expect(provider.verify(received, accountOf(provider, [credential({}, '')])).verdict).toBe('refused');
    });

  if (provider.secretFields.length > 0)
    test('while secrets rotate each is accepted, and the one that matched is named', () => {
      for (const by of [own, older]) {
        const received = signed(fixtures.samples[0].request, by);
        expect(provider.verify(received, accountOf(provider, [own, older]))).toMatchObject({
          verdict: 'verified',
          keyHint: by.hint,
        });
        expect(provider.verify(received, accountOf(provider, [older, own]))).toMatchObject({
          verdict: 'verified',
          keyHint: by.hint,
        });
      }
    });

  test('a refusal never repeats a secret', () => {
    const verdict = provider.verify({ ...signed(fixtures.samples[0].request), body: Buffer.from('x') }, account);
    for (const secret of Object.values(fixtures.secrets)) expect(JSON.stringify(verdict)).not.toContain(secret);
  });

  test('a retry signed anew is the same callback', () => {
    for (const { request } of fixtures.samples) {
      const first = notificationOf(signed(request));
      const retry = notificationOf(signed(request, own, 'nonce2DEF', new Date(at.getTime() + 3_600_000)));
      expect(retry.dedupKey).toBe(first.dedupKey);
    }
  });

  test('two notifications that differ are never one callback', () => {
    const keys = fixtures.samples.map(({ request }) => notificationOf(signed(request)).dedupKey);
    expect(new Set(keys).size).toBe(keys.length);
    if (!fixtures.withStatus) return;
    expect(notificationOf(signed(fixtures.withStatus('AAA'))).dedupKey).not.toBe(
      notificationOf(signed(fixtures.withStatus('AAB'))).dedupKey,
    );
  });

  if (fixtures.withStatus !== null)
    test('a word never seen before is kept, raised, and never success', () => {
      const words = fc
        .oneof(
          fc.constantFrom('success', 'Success', 'SUCCEEDED', 'DONE ', 'constructor', '__proto__', 'toString'),
          fc.stringMatching(/^[A-Z_]{3,20}X$/),
        )
        .filter((word) => fixtures.samples.every(({ expected }) => expected.providerStatus !== word));
      fc.assert(
        fc.property(words, (word) => {
          const { outcome, providerStatus, surprises, batch, transfer } = notificationOf(
            signed(fixtures.withStatus?.(word) ?? fixtures.samples[0].request),
          );
          expect({ outcome, providerStatus }).toEqual({ outcome: 'pending', providerStatus: word });
          expect(surprises.length).toBeGreaterThan(0);
          expect([batch?.meaning ?? null, transfer?.meaning ?? null]).toEqual([null, null]);
          expect((batch?.suborders ?? []).every(({ news }) => !news?.meaning)).toBe(true);
        }),
        { numRuns: 50 },
      );
    });

  if (fixtures.withAmount !== null)
    test('no digit of an amount is lost', () => {
      const amounts = fc.tuple(fc.bigInt({ min: 0n, max: 10n ** 30n }), fc.stringMatching(/^\d{1,30}$/));
      fc.assert(
        fc.property(amounts, ([whole, fraction]) => {
          const amount = `${whole}.${fraction}`;
          const result = provider.parse(signed(fixtures.withAmount?.(amount) ?? fixtures.samples[0].request), account);
          expect(JSON.stringify(result)).toContain(`"${amount}"`);
        }),
      );
    });

  test('nothing that arrives makes it throw', () => {
    const names = [...fixtures.signed.headers.map((name) => name.toLowerCase()), 'content-type', 'x-unknown'];
    const bodies = fc.oneof(
      fc.uint8Array({ maxLength: 300 }),
      fc.json().map((text) => Buffer.from(text)),
      fc
        .constantFrom(...fixtures.samples)
        .chain(({ request }) =>
          fc
            .nat({ max: Buffer.byteLength(request.body) })
            .map((length) => Buffer.from(request.body).subarray(0, length)),
        ),
    );
    const headers = fc.dictionary(
      fc.constantFrom(...names),
      fc.oneof(fc.string(), fc.stringMatching(/^[0-9a-f]{0,130}$/)),
    );
    fc.assert(
      fc.property(
        headers,
        bodies,
        fc.string(),
        fc.constantFrom(...provider.channels),
        (arbitraryHeaders, body, query, channel) => {
          const request: ProviderRequest = {
            channel: channel.id,
            method: channel.methods[0],
            headers: arbitraryHeaders,
            query,
            body,
            receivedAt: at,
          };
          const verdict = provider.verify(request, account).verdict;
          expect(verdict).not.toBe('verified');
          expect(['parsed', 'rejected']).toContain(provider.parse(request, account).outcome);
          expect(provider.acknowledge(request, account).status).toBe(200);
        },
      ),
      { numRuns: 300 },
    );
  });

  test('what it reads can be stored: short ids, no NUL, no lone surrogate', () => {
    for (const { request } of fixtures.samples) {
      const json = request.contentType?.includes('json') ?? true;
      const [nul, surrogate] = json ? ['\\u0000', '\\ud800'] : ['%00', '%EF%BF%BD'];
      const dirty = { ...request, body: request.body.replaceAll('0', nul).replaceAll('USD', surrogate) };
      const result = provider.parse(signed(dirty), account);
      if (result.outcome === 'rejected') continue;
      const text = JSON.stringify(result.notification);
      expect(text).not.toContain('\\u0000');
      expect(text).not.toMatch(/\\ud[89a-f]/);
      expect(result.notification.dedupKey.length).toBeLessThan(700);
    }
  });

  test('its retries are documented: seconds, words and a source', () => {
    expect(provider.retries.words).not.toBe('');
    expect(provider.retries.source).not.toBe('');
    expect((provider.retries.delaysSeconds ?? []).every((seconds) => seconds > 0)).toBe(true);
  });
});
