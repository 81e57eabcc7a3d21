import { describe, expect, test } from 'vitest';
import { asReceived } from '@/lib/providers/as-received';
import { fixtures as b2binpay } from '@/lib/providers/b2binpay.fixtures';
import { fixtures as basswallet } from '@/lib/providers/basswallet.fixtures';
import { fixtures as bayarcash } from '@/lib/providers/bayarcash.fixtures';
import { fixtures as caibo } from '@/lib/providers/caibo.fixtures';
import { readExactJson } from '@/lib/providers/exact-json';
import type { ProviderFixtures } from '@/lib/providers/fixtures';
import { fixtures as gatepay } from '@/lib/providers/gatepay.fixtures';
import { findProvider } from '@/lib/providers/registry';
import { fieldSurprises, fieldsPerCallbackMax, findUnknownFields } from './unknown-fields';

function tree(value: unknown) {
  const read = readExactJson(JSON.stringify(value));
  if (!read.ok) throw new Error(read.detail);
  return read.value;
}

const known = ['id', 'lines.amount', 'lines.free', 'meta'];

test('a field is found by its path, once for all items of a list, and never with its value', () => {
  const payload = tree({ id: 1, lines: [{ amount: 1, x: 'secret' }, { x: 2 }], meta: { any: 1 }, y: { z: 1 } });
  expect(findUnknownFields(known, payload)).toEqual(['lines.x', 'y']);
});

test('what lies below a known path without deeper ones is free', () => {
  expect(findUnknownFields(known, tree({ lines: [{ free: { a: [{ b: 1 }] } }], meta: [1, { c: 1 }] }))).toEqual([]);
});

test('names that objects have of themselves are ordinary names', () => {
  const payload = tree(JSON.parse('{"__proto__":1,"constructor":2,"id":3}'));
  expect(findUnknownFields(known, payload)).toEqual(['__proto__', 'constructor']);
});

test('a payload of another kind is no flood, and a long name is cut', () => {
  const many = Object.fromEntries(Array.from({ length: 500 }, (_, index) => [`f${index}${'x'.repeat(500)}`, 1]));
  const found = findUnknownFields(known, tree(many));
  expect(found).toHaveLength(fieldsPerCallbackMax);
  expect(Math.max(...found.map((path) => path.length))).toBeLessThanOrEqual(120);
});

const all: [string, ProviderFixtures][] = Object.entries({ b2binpay, basswallet, bayarcash, caibo, gatepay });

describe.each(all)('every sample of %s', (id, { samples, secrets }) => {
  test('has known fields only, and one more is found', () => {
    const provider = findProvider(id);
    if (!provider?.knownFields) throw new Error(`${id} names no fields`);
    const credential = { hint: 'hint', fields: secrets };
    const account = { slug: 'default', credentials: [credential], settings: provider.settings.parse({}) };
    for (const { name, request } of samples) {
      const at = new Date('2026-06-01T12:00:00.000Z');
      const received = asReceived(provider.sign(request, { credential, at, nonce: 'abc123' }), at);
      const parsed = provider.parse(received, account);
      if (parsed.outcome !== 'parsed') throw new Error(parsed.detail);
      expect([name, fieldSurprises(provider, request.channel, parsed.payload)]).toEqual([name, []]);
    }
    expect(fieldSurprises(provider, id, tree({ surprise: 1 }))).toEqual([
      `The field surprise at the door ${id} is not one of ${provider.label}'s documented ones.`,
    ]);
  });
});
