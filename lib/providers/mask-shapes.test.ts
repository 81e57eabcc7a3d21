import { expect, test } from 'vitest';
import { maskShapes, shapesIn } from './mask-shapes';

const kinds = (text: string) => shapesIn(text).map(({ kind, text: found }) => `${kind} ${found}`);

test('addresses, accounts, cards and phones are found in any text, and nothing else', () => {
  expect(kinds('<m>ann.lee+1@mail.example.com.my</m>')).toEqual(['email ann.lee+1@mail.example.com.my']);
  expect(kinds("'ab@cd.com' ab%40cd.com ab\\u0040cd.com ab&#64;cd.com")).toEqual([
    'email ab@cd.com',
    'email ab%40cd.com',
    'email ab\\u0040cd.com',
    'email ab&#64;cd.com',
  ]);
  expect(kinds('to GB82 WEST 1234 5698 7654 32 and DE89370400440532013000')).toEqual([
    'bank_account GB82 WEST 1234 5698 7654 32',
    'bank_account DE89370400440532013000',
  ]);
  expect(kinds('4111 1111 1111 1111;5555-5555-5555-4444')).toEqual([
    'card 4111 1111 1111 1111',
    'card 5555-5555-5555-4444',
  ]);
  expect(kinds('+60 12-345 6789, 012-345 6789, (03) 1234 5678, %2B60123456789')).toEqual([
    'phone +60 12-345 6789',
    'phone 012-345 6789',
    'phone (03) 1234 5678',
    'phone %2B60123456789',
  ]);
});

test('ids, amounts, instants, hashes and addresses on a chain stay', () => {
  const text = [
    '1526052914503263472 4111111111111112 GB83WEST12345698765432 1700000000000 0012.50 a@b @home x@y.z1',
    '2026-03-02T09:00:00.000Z 192.168.100.101 01920000-0000-7000-8000-000000000000 41111111-1111-4111-8111-111111111111',
    '0x5A1f0000000000000000000000000000000000000000000000000000000bEEf9 TQm7kfZ1pX9wYb3nGd5sVr8uLc2eHa4jKt',
  ].join('\n');
  expect(maskShapes(text)).toBe(text);
});

test('what was masked once stays as it is', () => {
  const masked = maskShapes('ab@cd.com, +60 12-345 6789, 4111 1111 1111 1111, DE89370400440532013000, ab%40cd.com');
  expect(masked).toBe('a***@c***.com, ***, ***, ***, ***');
  expect(maskShapes(masked)).toBe(masked);
});
