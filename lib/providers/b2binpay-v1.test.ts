import { hashSync } from '@node-rs/bcrypt';
import { describe, expect, test } from 'vitest';
import { asReceived } from './as-received';
import { b2binpay } from './b2binpay';
import type { JsonObject } from './b2binpay/fixtures/documents';
import { bill, nestedForm, withdrawal } from './b2binpay/fixtures/v1';
import { scaledAmount } from './b2binpay/v1-notification';
import { readV1Time, v1Time } from './b2binpay/v1-time';
import { fixtures } from './b2binpay.fixtures';
import type { Credential, Notification, ProviderRequest, Verification } from './contract';

const at = new Date('2020-10-02T12:00:19.000Z');
const time = 'Fri Oct 02 2020 12:00:19 GMT+0000';
const credential: Credential = { hint: 'word', fields: fixtures.secrets };
/** `demo-login:demo-password:<time>`, made by the C library's crypt(3). */
const hash = '$2y$04$abcdefghijklmnopqrstuutVBxbDa1WoqIjRLQwuOB0F5iW79Ya5W';

function accountWith(settings: object = {}, credentials = [credential]) {
  return { slug: 'default', credentials, settings: b2binpay.settings.parse({ apiVersion: 'v1', ...settings }) };
}
const account = accountWith();

function received(contentType: string, body: string): ProviderRequest {
  const headers = { 'content-type': contentType };
  return { channel: 'b2binpay', method: 'POST', headers, query: '', body: Buffer.from(body), receivedAt: at };
}

const json = (record: JsonObject) => received('application/json', JSON.stringify(record));
const form = (record: JsonObject) => received('application/x-www-form-urlencoded', nestedForm(record));
const sign = { time, hash };

async function verdictOf(request: ProviderRequest, by = account): Promise<Verification> {
  const verification = b2binpay.verify(request, by);
  return verification.verdict === 'slow' ? await verification.prove() : verification;
}

function notificationOf(request: ProviderRequest): Notification {
  const result = b2binpay.parse(request, account);
  if (result.outcome !== 'parsed') throw new Error(result.detail);
  return result.notification;
}

describe('a hash of API v1', () => {
  test.each([
    ['JSON', json({ ...bill, sign })],
    ['JSON under data, as the README has it', json({ data: { ...bill, sign } })],
    ['a form with nested names', form({ ...bill, sign })],
    ['a form with the bill as a group', form({ bill, sign })],
  ])('is believed and the same callback is read: %s', async (_, request) => {
    expect(await verdictOf(request, account)).toEqual({
      verdict: 'verified',
      keyHint: 'word',
      form: 'v1',
      signedAt: at,
      coverage: ['sign.time'],
    });
    expect(notificationOf(request).dedupKey).toBe(
      notificationOf(json({ ...bill, sign: { time: 'another', hash: 'x' } })).dedupKey,
    );
  });

  test('as the simulator signs it is believed, in both encodings, with PHP’s own prefix and cost', async () => {
    for (const [contentType, body] of [
      ['application/json', JSON.stringify({ ...bill, sign: { time: 'x', hash: 'y' } })],
      ['application/x-www-form-urlencoded', nestedForm({ ...withdrawal, sign: { time: 'x', hash: 'y' } })],
    ] as const) {
      const unsigned = { channel: 'b2binpay', method: 'POST', contentType, query: '', body } as const;
      const request = asReceived(b2binpay.sign(unsigned, { credential, at, nonce: 'abc' }), at);
      expect(await verdictOf(request, account)).toMatchObject({ verdict: 'verified', signedAt: at });
      expect(decodeURIComponent(Buffer.from(request.body).toString())).toContain('$2y$10$');
    }
    expect(v1Time(at)).toBe(time);
    expect(readV1Time(time)).toEqual(at);
  });

  test.each([
    ['of another time', { time: 'Fri Oct 02 2020 12:00:20 GMT+0000', hash }, 'signature_mismatch'],
    ['that is missing', { time }, 'signature_missing'],
    ['without its time', { hash }, 'timestamp_missing'],
    ['that is none', { time, hash: '$2y$10$short' }, 'signature_mismatch'],
    ['of a scheme that PHP never wrote', { time, hash: hash.replace('$2y$', '$2x$') }, 'signature_mismatch'],
    ['of the same time in other words', { time: '2020-10-02T12:00:19Z', hash }, 'signature_mismatch'],
    ['of a time far off', { time: 'Fri Oct 02 9999 12:00:19 GMT+0000', hash }, 'timestamp_missing'],
    ['of a time that is none', { time: 'Fri Oct 99 2020 12:00:19 GMT+0000', hash }, 'timestamp_missing'],
    ['of a time with a NUL', { time: `${time}\u0000`, hash }, 'timestamp_missing'],
  ])('%s is refused', async (_, given, cause) => {
    expect(await verdictOf(json({ ...bill, sign: given }), account)).toMatchObject({ verdict: 'refused', cause });
  });

  test('is computed when there is time for it, and what needs no computing is refused at once', () => {
    expect(b2binpay.verify(json({ ...bill, sign }), account)).toEqual({ verdict: 'slow', prove: expect.any(Function) });
    expect(b2binpay.verify(json({ ...bill, sign }), accountWith({}, []))).toMatchObject({ cause: 'secret_missing' });
    expect(b2binpay.verify(json({ ...bill, sign: { time } }), account)).toMatchObject({ cause: 'signature_missing' });
  });

  test('that would take long to check is refused without being computed', async () => {
    for (const cost of ['13', '20', '31']) {
      const dear = hash.replace('$04$', `$${cost}$`);
      expect(await verdictOf(json({ ...bill, sign: { time, hash: dear } }), account)).toMatchObject({
        cause: 'signature_mismatch',
        detail: expect.stringContaining(`cost ${cost}`),
      });
    }
  });

  test('says so where key and secret leave no room for the time in the 72 bytes that bcrypt reads', async () => {
    const long: Credential = { hint: 'long', fields: { key: 'k'.repeat(40), secret: 's'.repeat(40) } };
    const request = json({
      ...bill,
      sign: { time, hash: hashSync(`${'k'.repeat(40)}:${'s'.repeat(40)}:another time`, 4) },
    });
    expect(await verdictOf(request, accountWith({}, [long]))).toMatchObject({
      verdict: 'verified',
      signedAt: null,
      coverage: [],
    });
  });

  test('is refused where the key fills those 72 bytes: it would prove no secret', async () => {
    const [key, secret] = ['k'.repeat(60), 'a-secret-of-some-length'];
    const request = json({ ...bill, sign: { time, hash: hashSync(`${key}:${secret}:${time}`, 4) } });
    const verification = await verdictOf(request, accountWith({}, [{ hint: 'ngth', fields: { key, secret } }]));
    expect(verification).toMatchObject({ verdict: 'refused', detail: expect.stringContaining('72 bytes') });
    const shorter = { hint: 'ngth', fields: { key: 'k'.repeat(55), secret } };
    const hash = hashSync(`${shorter.fields.key}:${secret}:${time}`, 4);
    expect((await verdictOf(json({ ...bill, sign: { time, hash } }), accountWith({}, [shorter]))).verdict).toBe(
      'verified',
    );
  });

  test('older than the account allows, or ahead, is refused', async () => {
    const late = { ...json({ ...bill, sign }), receivedAt: new Date('2020-10-03T13:00:19Z') };
    expect((await verdictOf(late, account)).verdict).toBe('verified');
    expect(await verdictOf(late, accountWith({ timestampAgeMaxHours: 24 }))).toMatchObject({
      cause: 'timestamp_stale',
    });
    const early = { ...late, receivedAt: new Date('2020-10-02T11:55:18Z') };
    expect(await verdictOf(early, account)).toMatchObject({ cause: 'timestamp_ahead' });
  });

  test('is not believed by an account of v2 and v3, nor the other way round', async () => {
    expect((await verdictOf(json({ ...bill, sign }), accountWith({ apiVersion: 'v2v3' }))).verdict).toBe('refused');
    const [sample] = fixtures.samples;
    const signed = asReceived(b2binpay.sign(sample.request, { credential, at, nonce: 'abc' }), at);
    expect((await verdictOf(signed, account)).verdict).toBe('refused');
  });

  test('is answered OK', () => {
    expect(b2binpay.acknowledge(json(bill), account)).toEqual({ status: 200, contentType: 'text/plain', body: 'OK' });
  });
});

describe('a callback of API v1', () => {
  test('a bill: integers of the smallest unit become decimals, digit for digit', () => {
    expect(notificationOf(json({ ...bill, sign }))).toMatchObject({
      type: 'Bill',
      providerStatus: '2',
      outcome: 'succeeded',
      transferId: '17282',
      amount: '46.000000000000000000',
      currency: 'USDT',
      transfer: {
        kind: 'payment',
        requestedAmount: '7.000000000000000000',
        actualAmount: '46.000000000000000000',
        merchantReference: '1599833360',
        txHash: 'NWY1Yjg1MTA2NjM1YWEyNjM5OGRjYTZmNDdiNDk4NzZjYmFmZmJjOTk1NGY5IzYuNQ',
      },
      probe: { resource: 'bill', id: '17282' },
    });
  });

  test('a withdrawal', () => {
    expect(notificationOf(form({ ...withdrawal, sign }))).toMatchObject({
      type: 'Withdrawal',
      transferId: '1062',
      occurredAt: at,
      transfer: {
        merchantReference: '1599826271',
        kind: 'payout',
        requestedAmount: '1.12340000',
        fee: '0.04000000',
        currency: 'BTC',
      },
    });
  });

  test.each([
    ['bill', '1', 'pending', bill],
    ['bill', '-1', 'expired', bill],
    ['bill', '-2', 'failed', bill],
    ['bill', '3', 'pending', bill],
    ['withdrawal', '0', 'pending', withdrawal],
    ['withdrawal', '1', 'pending', withdrawal],
    ['withdrawal', '-2', 'failed', withdrawal],
    ['withdrawal', '-1', 'pending', withdrawal],
  ])('a %s of status %s is %s', (_, status, outcome, record) => {
    const { outcome: read, transfer, surprises } = notificationOf(json({ ...record, status, sign }));
    expect(read).toBe(outcome);
    expect(surprises).toHaveLength(transfer?.meaning ? 0 : 1);
  });

  test.each([
    ['7000000000000000000', 18, '7.000000000000000000'],
    ['1', 18, '0.000000000000000001'],
    ['0', 8, '0.00000000'],
    ['123', 0, '123'],
    ['90071992547409931', 2, '900719925474099.31'],
  ])('%s at pow %d is %s', (amount, pow, decimal) => {
    expect(scaledAmount(amount, pow)).toBe(decimal);
  });

  test.each([{ pow: '61' }, { pow: '-1' }, { pow: '1.5' }, { pow: null }, { id: '' }, { status: null }])(
    '%j has no known shape',
    (fields) => {
      expect(b2binpay.parse(json({ ...bill, ...fields, sign }), account)).toMatchObject({ cause: 'shape_unknown' });
    },
  );

  test.each([
    'sign=1&sign[time]=2',
    'sign[time]=1&sign=2',
    'sign[time=1',
    'sign[]=1',
    'a[b][c][d][e][f][g][h][i]=1',
    'sign[time]=1&sign%5Btime%5D=2',
  ])('names that two readers could nest in two ways are refused: %s', (body) => {
    const request = received('application/x-www-form-urlencoded', body);
    expect(b2binpay.verify(request, account)).toMatchObject({ verdict: 'refused', cause: 'body_unreadable' });
    expect(b2binpay.parse(request, account)).toMatchObject({ outcome: 'rejected', cause: 'body_unreadable' });
  });
});
