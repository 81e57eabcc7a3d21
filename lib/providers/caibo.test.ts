import { createHmac } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { asReceived } from './as-received';
import { caibo } from './caibo';
import { decideStatus } from './caibo/decide-status';
import { approved, demoKey, formBody, generic } from './caibo/fixtures/callbacks';
import type { HttpMethod, Notification, ProviderAccount, ProviderRequest } from './contract';

type Settings = Parameters<typeof caibo.verify>[1]['settings'];

const at = new Date('2026-06-01T12:00:00.000Z');
const seconds = String(at.getTime() / 1000);
const body = formBody(approved);

function accountWith(settings: Partial<Settings> = {}, more: { apiKey?: string; hasAllowList?: boolean } = {}) {
  const credentials = [{ hint: 'demo', fields: { apiKey: more.apiKey ?? demoKey } }];
  const account: ProviderAccount<Settings> = {
    slug: 'default',
    credentials,
    settings: caibo.settings.parse(settings),
    hasAllowList: more.hasAllowList,
  };
  return account;
}

function sent(
  headers: Record<string, string>,
  text = body,
  more: { channel?: string; method?: HttpMethod; query?: string } = {},
): ProviderRequest {
  const { channel = 'caibo', method = 'POST', query = '' } = more;
  return { channel, method, headers, query, body: Buffer.from(text), receivedAt: at };
}

function mac(algorithm: string, key: string | Buffer, text: string, encoding: 'base64' | 'hex'): string {
  return createHmac(algorithm, key).update(text).digest(encoding);
}

function signed(text: string, more: Parameters<typeof sent>[2] = {}): ProviderRequest {
  return sent({ 'x-signature': mac('sha512', demoKey, text, 'base64') }, text, more);
}

function read(request: ProviderRequest, settings: Partial<Settings> = {}): Notification {
  const result = caibo.parse(request, accountWith(settings));
  if (result.outcome !== 'parsed') throw new Error(result.detail);
  return result.notification;
}

const json = (fields: Readonly<Record<string, unknown>>, channel?: string) =>
  signed(JSON.stringify(fields), { channel });

describe('the signature', () => {
  const stamped = `t=${seconds},v1=${mac('sha512', demoKey, `${seconds}.${body}`, 'hex')}`;
  const keyBytes = Buffer.from('00ff10', 'hex');
  const knobs: readonly [
    what: string,
    settings: Partial<Settings>,
    headers: Record<string, string>,
    apiKey?: string,
  ][] = [
    ['Base64 of SHA-512', {}, { 'x-signature': mac('sha512', demoKey, body, 'base64') }],
    ['hexadecimal instead of it', {}, { 'x-signature': mac('sha512', demoKey, body, 'hex').toUpperCase() }],
    ['SHA-256', { algorithm: 'sha256' }, { 'x-signature': mac('sha256', demoKey, body, 'base64') }],
    ['hexadecimal only', { encoding: 'hex' }, { 'x-signature': mac('sha512', demoKey, body, 'hex') }],
    ['another header', { signatureHeader: 'X-Caibo-Sign' }, { 'x-caibo-sign': mac('sha512', demoKey, body, 'base64') }],
    ['t and v1', { encoding: 'timestamped' }, { 'x-signature': stamped }],
    [
      't and v1 over the body alone',
      { encoding: 'timestamped', signedText: 'body' },
      { 'x-signature': `t=1, v1=${mac('sha512', demoKey, body, 'hex')}` },
    ],
    [
      'a key in hexadecimal',
      { keyEncoding: 'hex' },
      { 'x-signature': mac('sha512', keyBytes, body, 'base64') },
      '00ff10',
    ],
    ['a key in Base64', { keyEncoding: 'base64' }, { 'x-signature': mac('sha512', keyBytes, body, 'base64') }, 'AP8Q'],
  ];

  test.each(knobs)('is believed as the account is set: %s', (_, settings, headers, apiKey) => {
    const account = accountWith(settings, { apiKey });
    expect(caibo.verify(sent(headers), account)).toMatchObject({ verdict: 'verified', coverage: 'whole body' });
    expect(caibo.verify(sent(headers, `${body}0`), account)).toMatchObject({ cause: 'signature_mismatch' });
  });

  test.each(knobs.slice(2))('is not believed where the account is set otherwise: %s', (what, _, headers, apiKey) => {
    if (what === 'hexadecimal only') return expect(caibo.verify(sent(headers), accountWith()).verdict).toBe('verified');
    expect(caibo.verify(sent(headers), accountWith({}, { apiKey })).verdict).toBe('refused');
  });

  test.each(knobs)('is made by sign as the account is set: %s', (_, settings, __, apiKey) => {
    const account = accountWith(settings, { apiKey });
    const [credential] = account.credentials;
    if (!credential) throw new Error('no credential');
    const unsigned = caibo.testRequest?.('console-test-1', account.settings);
    if (!unsigned) throw new Error('no test callback');
    const signed = caibo.sign(unsigned, { credential, at, nonce: 'x', settings: account.settings });
    expect(caibo.verify(asReceived(signed, at), account).verdict).toBe('verified');
  });

  test('a signed time is kept, must be one, and may be bounded', () => {
    const settings = { encoding: 'timestamped', timestampAgeMaxHours: 1 } as const;
    const stamp = (t: string) => sent({ 'x-signature': `t=${t},v1=${mac('sha512', demoKey, `${t}.${body}`, 'hex')}` });
    expect(caibo.verify(stamp(seconds), accountWith(settings))).toMatchObject({ signedAt: at });
    expect(caibo.verify(stamp(String(Number(seconds) - 7_200)), accountWith(settings))).toMatchObject({
      cause: 'timestamp_stale',
    });
    expect(caibo.verify(stamp('now'), accountWith(settings))).toMatchObject({ cause: 'timestamp_missing' });
  });

  test('a key that is not what the setting says never matches, as an empty one would', () => {
    for (const [apiKey, keyEncoding] of [
      ['zz', 'hex'],
      ['?', 'base64'],
      ['abc', 'hex'],
    ] as const) {
      const forged = { 'x-signature': mac('sha512', '', body, 'base64') };
      expect(caibo.verify(sent(forged), accountWith({ keyEncoding }, { apiKey }))).toMatchObject({
        cause: 'signature_mismatch',
      });
    }
  });

  test('unsigned is taken only where the account says so and has an address allow-list', () => {
    const verdicts = [false, true].flatMap((unsignedAllowed) =>
      [undefined, false, true].map(
        (hasAllowList) => caibo.verify(sent({}), accountWith({ unsignedAllowed }, { hasAllowList })).verdict,
      ),
    );
    expect(verdicts).toEqual(['refused', 'refused', 'refused', 'refused', 'refused', 'unsigned']);
  });

  test('a wrong signature is refused even where none is needed', () => {
    const account = accountWith({ unsignedAllowed: true }, { hasAllowList: true });
    expect(caibo.verify(sent({ 'x-signature': 'AAAA' }), account)).toMatchObject({ cause: 'signature_mismatch' });
  });

  test('by GET it is the query that is signed: the signature of an empty body proves nothing', () => {
    const query = 'transactionId=1&transStatus=Y';
    const get = { channel: '3ds', method: 'GET', query } as const;
    expect(
      caibo.verify(sent({ 'x-signature': mac('sha512', demoKey, '', 'base64') }, '', get), accountWith()).verdict,
    ).toBe('refused');
    expect(
      caibo.verify(sent({ 'x-signature': mac('sha512', demoKey, query, 'base64') }, '', get), accountWith()).verdict,
    ).toBe('verified');
    expect(caibo.verify(sent({}, '', get), accountWith())).toMatchObject({ cause: 'signature_missing' });
  });
});

describe('the status', () => {
  const word = fc.option(
    fc.constantFrom('0', '1', '2', '3', '4', '7', 'success', 'failed', 'pending', 'constructor', 'Approved'),
    { nil: null },
  );

  test('nothing is success unless every field that speaks says so', () => {
    const settings = caibo.settings.parse({});
    fc.assert(
      fc.property(word, word, word, (transactionStatusId, paymentRequestStatusId, status) => {
        const { news, surprises } = decideStatus({ transactionStatusId, paymentRequestStatusId, status }, settings);
        const isSuccess =
          [null, '1'].includes(transactionStatusId) &&
          [null, '1'].includes(paymentRequestStatusId) &&
          [null, '1', 'success'].includes(status) &&
          (transactionStatusId ?? status) !== null;
        expect(news.meaning?.outcome === 'succeeded').toBe(isSuccess);
        expect(news.meaning === null).toBe(surprises.length > 0);
      }),
      { numRuns: 1_000 },
    );
  });

  test('the numbers mean what the account says: another table of the same platform', () => {
    const transactionStatuses = { '1': 'approved', '2': 'pending', '4': 'declined' } as const;
    const outcomeOf = (id: string) =>
      read(json({ ...approved, transactionStatusId: id, paymentRequestStatusId: id === '1' ? '1' : '2' }), {
        transactionStatuses,
      }).outcome;
    expect(['1', '2', '4', '3'].map(outcomeOf)).toEqual(['succeeded', 'pending', 'failed', 'pending']);
  });

  test('message and code are never read as a status', () => {
    expect(read(json({ ...approved, message: 'Stolen Card', code: '008' })).outcome).toBe('succeeded');
    expect(read(json({ ...approved, transactionStatusId: '9', message: 'Approved', code: '000' })).outcome).toBe(
      'pending',
    );
  });

  test('a decline asks for a probe of the payment request, a success needs none', () => {
    const declined = json({ ...approved, transactionStatusId: '2', paymentRequestStatusId: '2' });
    expect(read(declined).probe).toMatchObject({ resource: 'payment-request', id: '16772761082427695' });
    expect(read(json(approved)).probe).toBeUndefined();
  });

  test('success about another merchant, where the account names its own, is raised and not believed', () => {
    const settings = { merchantId: '1' };
    expect(read(json(approved), settings)).toMatchObject({ outcome: 'pending', transfer: { meaning: null } });
    expect(read(json(approved), settings).surprises).toEqual([expect.stringContaining('merchantId')]);
    expect(read(json({ ...approved, merchantId: '1' }), settings).outcome).toBe('succeeded');
  });
});

describe('3-D Secure', () => {
  const words = ['Y', 'A', 'N', 'U', 'R', 'C', 'success', 'approved', '1', ''];

  test('settles nothing, whatever it says and at whichever door it comes', () => {
    for (const channel of ['3ds', 'caibo', 'caibo-gateway', 'caibowh']) {
      for (const transStatus of words) {
        const { type, transfer, outcome } = read(
          json({ transactionId: '265111', transStatus, status: 'success', eci: '05' }, channel),
        );
        expect([type, transfer]).toEqual(['3DS', null]);
        expect(['none', 'pending']).toContain(outcome);
      }
    }
    expect(caibo.channels.find(({ id }) => id === '3ds')?.displayOnly).toBe(true);
  });

  test('a notification sent to its door settles nothing either, and takes no place of the real one', () => {
    const atItsDoor = read(json(approved, '3ds'));
    expect(atItsDoor.transfer).toBeNull();
    expect(atItsDoor.dedupKey).not.toBe(read(json(approved)).dedupKey);
  });

  test('a result that names no field of its own is no success at a door for payments: it names no amount', () => {
    const { outcome, surprises } = read(json({ transactionId: '265111', status: 'success' }));
    expect(outcome).toBe('pending');
    expect(surprises).toEqual([expect.stringContaining('no amount')]);
  });
});

describe('what is read', () => {
  test('the same news at two doors, in a form and in JSON, is one callback', () => {
    const keys = [signed(body), json(approved, 'caibo-gateway'), json(approved, 'caibowh')].map(
      (one) => read(one).dedupKey,
    );
    expect(new Set(keys).size).toBe(1);
  });

  test('what is unsigned has a key of its own, so that it cannot stand in the way of the signed callback', () => {
    expect(read(sent({})).dedupKey).not.toBe(read(signed(body)).dedupKey);
  });

  test('amounts, ids and times keep what was sent', () => {
    expect(read(json(generic))).toMatchObject({
      amount: '10.00',
      currency: 'USD',
      occurredAt: new Date('2026-01-01T00:00:00Z'),
    });
    expect(read(signed(body)).transfer).toMatchObject({
      transferId: '265111',
      requestedAmount: '10',
      fee: '0.5',
      merchantReference: '12345',
    });
    expect(read(json({ ...generic, timestamp: '2026-01-01 00:00:00' })).occurredAt).toBeNull();
  });

  test('nothing personal reaches what is searched', () => {
    expect(JSON.stringify(read(signed(body)).transfer)).not.toMatch(/Client Name|client@email/);
  });
});
