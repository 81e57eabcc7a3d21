import { createHmac } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { asReceived } from './as-received';
import { bayarcash } from './bayarcash';
import {
  authorization,
  directDebit,
  formBody,
  multipartBody,
  multipartType,
  type RecordFields,
  receipt,
  transaction,
} from './bayarcash/fixtures/records';
import { publishedChecksums, publishedKey } from './bayarcash/fixtures/vectors';
import { phpNumber, phpTrim } from './bayarcash/php-text';
import { signedFields } from './bayarcash/records';
import { transactionStatuses } from './bayarcash/statuses';
import type { Notification, ProviderAccount, ProviderRequest } from './contract';
import { ExactNumber } from './exact-json';

type Settings = Parameters<typeof bayarcash.verify>[1]['settings'];

const at = new Date('2026-07-22T02:00:05.000Z');
const credential = { hint: '_123', fields: { secretKey: publishedKey } };

function accountWith(settings: Partial<Settings> = {}): ProviderAccount<Settings> {
  return { slug: 'default', credentials: [credential], settings: bayarcash.settings.parse(settings) };
}

function checksum(message: string): string {
  return createHmac('sha256', publishedKey).update(message).digest('hex');
}

function post(body: string, contentType = 'application/json'): ProviderRequest {
  const headers = { 'content-type': contentType };
  return { channel: 'bayarcash', method: 'POST', headers, query: '', body: Buffer.from(body), receivedAt: at };
}

function get(query: string): ProviderRequest {
  const sent = { method: 'GET', headers: {}, query, body: new Uint8Array(), receivedAt: at } as const;
  return { ...sent, channel: 'bayarcash/return' };
}

const form = (record: RecordFields) => post(formBody(record), 'application/x-www-form-urlencoded');
const signedTransaction: RecordFields = { ...transaction, checksum: publishedChecksums.transaction };

function signedBySelf(record: RecordFields): ProviderRequest {
  const { headers, query, receivedAt, ...request } = form(record);
  const unsigned = { ...request, contentType: headers['content-type'] ?? null, query, body: formBody(record) };
  return asReceived(bayarcash.sign(unsigned, { credential, at: receivedAt, nonce: 'x' }), at);
}

const verify = (request: ProviderRequest, settings: Partial<Settings> = {}) =>
  bayarcash.verify(request, accountWith(settings));

function read(request: ProviderRequest): Notification {
  const result = bayarcash.parse(request, accountWith());
  if (result.outcome !== 'parsed') throw new Error(result.detail);
  return result.notification;
}

describe('the checksum', () => {
  test('covers the fields of the record and nothing else', () => {
    expect(verify(form({ ...signedTransaction, metadata: 'anything' }))).toEqual({
      verdict: 'verified',
      keyHint: '_123',
      form: 'transaction',
      signedAt: null,
      coverage: signedFields.transaction,
    });
  });

  test('a list is in the order in which its values are joined', () => {
    for (const fields of Object.values(signedFields)) expect([...fields].sort()).toEqual([...fields]);
  });

  test('lists differ in length, so that no text of one record can pass for that of another', () => {
    const lengths = Object.values(signedFields).map(({ length }) => length);
    expect(new Set([...lengths, signedFields.authorization.length - 1]).size).toBe(lengths.length + 1);
  });

  test.each([
    ['10.00', 'transaction'],
    ['10', 'transaction, numbers as PHP prints them'],
  ])('an amount that is the number 10.00 may be signed as %s', (signedAs, expected) => {
    const message = `${signedAs}|MYR|2026-07-22 10:00:00|REF123|ETX1|INV-1001|Maybank|ahmad@example.com|Ahmad|transaction|3|Successful|trx_123`;
    const fields = JSON.stringify({ ...transaction, amount: '@', status: 3, checksum: checksum(message) });
    const request = post(fields.replace('"@"', '10.00'));
    expect(verify(request)).toMatchObject({ verdict: 'verified', form: expected });
    expect(read(request).amount).toBe('10.00');
  });

  test('true is 1, false and null and what is absent are empty, as PHP has it', () => {
    const sent = { record_type: 'pre_transaction', exchange_reference_number: true, order_number: false };
    expect(verify(post(JSON.stringify({ ...sent, checksum: checksum('1||pre_transaction') }))).verdict).toBe(
      'verified',
    );
    const empty = { record_type: 'pre_transaction', exchange_reference_number: null };
    expect(verify(post(JSON.stringify({ ...empty, checksum: checksum('||pre_transaction') }))).verdict).toBe(
      'verified',
    );
  });

  test('values may be signed trimmed, and are read trimmed', () => {
    const padded = { ...signedTransaction, transaction_id: ' trx_123\n', status: ' 3', amount: '10.00 ' };
    expect(verify(form(padded))).toMatchObject({ verdict: 'verified', form: 'transaction, trimmed' });
    expect(read(form(padded))).toMatchObject({ transferId: 'trx_123', amount: '10.00', outcome: 'succeeded' });
  });

  test('an authorization without application_type is signed with an empty one, or in old traffic without', () => {
    const { application_type: _, ...older } = authorization;
    const values = (fields: readonly string[]) =>
      fields.map((name) => new Map(Object.entries(older)).get(name) ?? '').join('|');
    const without = signedFields.authorization.filter((name) => name !== 'application_type');
    for (const [fields, words] of [
      [signedFields.authorization, 'authorization'],
      [without, 'authorization without application_type'],
    ] as const) {
      const verdict = verify(form({ ...older, checksum: checksum(values(fields)) }));
      expect(verdict).toMatchObject({ verdict: 'verified', form: words, coverage: fields });
    }
  });

  test('a separator inside a value is taken in the name of the payer only', () => {
    expect(verify(signedBySelf({ ...transaction, payer_name: 'Siti | Co' })).verdict).toBe('verified');
    const others = signedFields.transaction.filter((name) => !['payer_name', 'record_type'].includes(name));
    for (const name of others) {
      const verdict = verify(signedBySelf({ ...transaction, [name]: 'a|b' }));
      expect(verdict).toMatchObject({ verdict: 'refused', cause: 'signature_mismatch' });
      expect(verdict).toHaveProperty('detail', expect.stringContaining(name));
    }
  });

  test('a failed payment whose payer named himself after a success is not made one by moving the separators', () => {
    const failed = {
      ...transaction,
      status: '2',
      status_description: 'Failed',
      payer_name: 'A|transaction|3|Successful|x',
    };
    const genuine = signedBySelf(failed);
    expect(verify(genuine).verdict).toBe('verified');
    const sum = new URLSearchParams(Buffer.from(genuine.body).toString()).get('checksum') ?? '';
    const moved = { ...transaction, payer_name: 'A', status: '3', checksum: sum };
    for (const swallowed of ['Successful|x|transaction|2|Failed', 'Successful']) {
      const id = swallowed === 'Successful' ? 'x|transaction|2|Failed|trx_123' : 'trx_123';
      expect(verify(form({ ...moved, status_description: swallowed, transaction_id: id })).verdict).toBe('refused');
    }
  });

  test('missing, it is refused; where the account allows that, it is taken as unverified with a key of its own', () => {
    expect(verify(form(transaction))).toMatchObject({ verdict: 'refused', cause: 'signature_missing' });
    expect(verify(form({ ...transaction, checksum: '' }))).toMatchObject({ cause: 'signature_missing' });
    expect(verify(form(transaction), { checksumRequired: false }).verdict).toBe('unsigned');
    expect(read(form(transaction)).dedupKey).not.toBe(read(form(signedTransaction)).dedupKey);
  });

  test('a wrong one is refused even where none is required', () => {
    const wrong = form({ ...transaction, checksum: 'a'.repeat(64) });
    expect(verify(wrong, { checksumRequired: false })).toMatchObject({ cause: 'signature_mismatch' });
  });

  test('a record_type that nobody knows is kept as rejected, since nobody knows what it signs', () => {
    expect(verify(signedBySelf({ ...transaction, record_type: 'refund' }))).toMatchObject({ cause: 'shape_unknown' });
  });

  test('a field that comes twice is refused in every encoding', () => {
    const twice = [
      post(`${formBody(signedTransaction)}&status=2`, 'application/x-www-form-urlencoded'),
      post(JSON.stringify(signedTransaction).replace('{', '{"status":"2",')),
      post(
        multipartBody(signedTransaction).replace(
          '--\r\n',
          `\r\nContent-Disposition: form-data; name="status"\r\n\r\n2\r\n------bayarcash7MA4YWxk--\r\n`,
        ),
        multipartType,
      ),
    ];
    for (const request of twice)
      expect(verify(request)).toMatchObject({ verdict: 'refused', cause: 'body_unreadable' });
  });

  test('no change of a signed value is believed, whatever it is changed to', () => {
    const odd = fc.constantFrom('', '|', '\0', 'é', '\ud800', '3\u00a0', '０', '__proto__');
    const texts = fc.oneof(odd, fc.string({ maxLength: 20 }), fc.constantFrom(...Object.values(transaction)));
    fc.assert(
      fc.property(fc.constantFrom(...signedFields.transaction), texts, (name, value) => {
        const before = transaction[name] ?? '';
        fc.pre(phpTrim(value) !== before);
        expect(verify(post(JSON.stringify({ ...signedTransaction, [name]: value }))).verdict).toBe('refused');
      }),
    );
  });
});

describe('PHP', () => {
  test.each([
    ['10.00', '10'],
    ['10.50', '10.5'],
    ['10', '10'],
    ['100', '100'],
    ['0.10', '0.1'],
    ['1e2', '100'],
    ['-0.50', '-0.5'],
    ['12345678901234567890.10', '12345678901234567890.10'],
  ])('prints the number %s as %s', (token, printed) => {
    expect(phpNumber(new ExactNumber(token))).toBe(printed);
  });

  test('trims its own white space and no other', () => {
    expect(phpTrim(' \t\n\r\0\va b\u00a0 ')).toBe('a b\u00a0');
    expect(phpTrim(`${' '.repeat(100_000)}x${' '.repeat(100_000)}`)).toBe('x');
  });
});

describe('what is read', () => {
  test('only status 3 is success, and every other one is what the page says', () => {
    const outcomes = Object.keys(transactionStatuses).map((status) => read(form({ ...transaction, status })).outcome);
    expect(outcomes).toEqual(['pending', 'pending', 'failed', 'succeeded', 'cancelled']);
  });

  test('datetime is Malaysia time; a day that there is not is no instant', () => {
    expect(read(form(transaction)).occurredAt).toEqual(new Date('2026-07-22T02:00:00.000Z'));
    expect(read(form({ ...transaction, datetime: '2026-02-30 10:00:00' })).occurredAt).toBeNull();
  });

  test('one notification in three encodings is one callback', () => {
    const numbers = post(JSON.stringify({ ...signedTransaction, status: '@' }).replace('"@"', '3'));
    const keys = [form(signedTransaction), post(multipartBody(signedTransaction), multipartType), numbers].map(
      (request) => read(request).dedupKey,
    );
    expect(new Set(keys).size).toBe(1);
  });

  test('the browser moves no money and cannot take the place of the server’s callback, even with the same fields', () => {
    const returned = read(get(formBody(signedTransaction)));
    expect(returned).toMatchObject({ type: 'receipt', outcome: 'none', transfer: null, transferId: 'trx_123' });
    expect(returned.dedupKey).not.toBe(read(form(signedTransaction)).dedupKey);
    const replayed = form({ ...receipt, checksum: publishedChecksums.receipt });
    expect(verify(replayed).verdict).toBe('verified');
    expect(read(replayed)).toMatchObject({ outcome: 'none', transfer: null });
  });

  test('the door of the browser is display only, and answers for a person', () => {
    expect(bayarcash.channels.map(({ id, displayOnly = false }) => [id, displayOnly])).toEqual([
      ['bayarcash', false],
      ['bayarcash/return', true],
    ]);
    expect(bayarcash.acknowledge(get(''), accountWith()).body).toContain('You may close this page');
    expect(bayarcash.acknowledge(form(transaction), accountWith()).body).toBe('OK');
  });

  test('a collection by direct debit that calls itself transaction is told by its own fields', () => {
    const request = signedBySelf({ ...directDebit, record_type: 'transaction' });
    expect(verify(request)).toMatchObject({ verdict: 'verified', form: 'dd_transaction' });
    expect(read(request)).toMatchObject({ type: 'dd_transaction', transfer: { kind: 'payment', transferId: 'trx_1' } });
  });

  test('an authorization that succeeded is a step of the mandate, not its success', () => {
    const { transfer, outcome } = read(form(authorization));
    expect(outcome).toBe('pending');
    expect(transfer).toMatchObject({ kind: 'mandate', transferId: 'mand_1', actualAmount: null });
    expect(transfer?.detail.transaction_id).toBe('trx_999');
  });

  test('nothing personal reaches what is searched', () => {
    for (const record of [transaction, authorization]) {
      expect(JSON.stringify(read(form(record)).transfer)).not.toMatch(/Ahmad|ahmad@example/);
    }
  });
});
