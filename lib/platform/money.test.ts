import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addAmounts, compareAmounts, formatAmount, isZero, plainDecimal } from './money';

/** Decimal text and what it is worth in units of 10⁻⁶⁰, so that BigInt can be the judge. */
const amount = fc
  .tuple(fc.boolean(), fc.bigInt({ min: 0n, max: 10n ** 60n - 1n }), fc.stringMatching(/^\d{0,60}$/))
  .map(([negative, whole, fraction]) => {
    const text = `${negative ? '-' : ''}${whole}${fraction === '' ? '' : `.${fraction}`}`;
    const units = BigInt(`${whole}${fraction.padEnd(60, '0')}`);
    return { text, units: negative ? -units : units };
  });

function unitsOf(text: string): bigint {
  const [whole = '', fraction = ''] = text.replace('-', '').split('.');
  const units = BigInt(`${whole}${fraction.padEnd(60, '0')}`);
  return text.startsWith('-') ? -units : units;
}

describe('plainDecimal', () => {
  test('keeps what is plain exactly as it is', () => {
    fc.assert(
      fc.property(amount, ({ text }) => {
        expect(plainDecimal(text)).toBe(text);
      }),
    );
  });

  test.each([
    ['0.10', '0.10'],
    ['2362.1', '2362.1'],
    ['1e-7', '0.0000001'],
    ['1E-7', '0.0000001'],
    ['0E-8', '0.00000000'],
    ['1.50e1', '15.0'],
    ['2.5e3', '2500'],
    ['-12.5E-1', '-1.25'],
    ['007.50', '7.50'],
    ['0', '0'],
    ['-0.0', '-0.0'],
  ])('reads %s as %s', (text, plain) => {
    expect(plainDecimal(text)).toBe(plain);
  });

  test.each([
    '',
    ' ',
    '1 ',
    '.5',
    '5.',
    '1,5',
    '1.000,00',
    '+1',
    '--1',
    '0x10',
    'NaN',
    'Infinity',
    '1e',
    '1e99999',
    '1e61',
    '1e-61',
    '1'.repeat(61),
    `0.${'1'.repeat(61)}`,
    '١',
    '1_000',
    `${'9'.repeat(10_000)}`,
  ])('refuses %s', (text) => {
    expect(plainDecimal(text)).toBeNull();
  });

  test('an exponent moves the point and nothing else', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: 0n, max: 10n ** 20n }), fc.integer({ min: -30, max: 30 }), (whole, exponent) => {
        const plain = plainDecimal(`${whole}e${exponent}`) ?? '';
        expect(unitsOf(plain)).toBe(whole * 10n ** BigInt(60 + exponent));
      }),
    );
  });
});

describe('sums and comparisons', () => {
  test('a sum is exact', () => {
    fc.assert(
      fc.property(fc.array(amount, { maxLength: 8 }), (amounts) => {
        const sum = addAmounts(...amounts.map(({ text }) => text));
        expect(unitsOf(sum)).toBe(amounts.reduce((total, { units }) => total + units, 0n));
      }),
    );
  });

  test('a sum has as many decimals as the longest part', () => {
    expect(addAmounts('0.10', '0.2')).toBe('0.30');
    expect(addAmounts('0.0499', '0.0501')).toBe('0.1000');
    expect(addAmounts('1', '2')).toBe('3');
    expect(addAmounts('0.00000001', '100000000000000000000000000000')).toBe('100000000000000000000000000000.00000001');
    expect(addAmounts()).toBe('0');
    expect([addAmounts('0.10'), addAmounts('-0.10'), addAmounts('-0'), addAmounts('007.0')]).toEqual([
      ...['0.10', '-0.10', '0', '7.0'],
    ]);
  });

  test('order is by value, as BigInt has it', () => {
    fc.assert(
      fc.property(amount, amount, (a, b) => {
        expect(compareAmounts(a.text, b.text)).toBe(a.units < b.units ? -1 : a.units > b.units ? 1 : 0);
        expect(isZero(a.text)).toBe(a.units === 0n);
      }),
    );
  });

  test('trailing zeros change no value', () => {
    expect(compareAmounts('0.10', '0.1')).toBe(0);
    expect(isZero('0.000')).toBe(true);
    expect(isZero('-0')).toBe(true);
  });

  test('what is no decimal text is a bug and throws', () => {
    expect(() => compareAmounts('abc', '1')).toThrow();
    expect(() => addAmounts('abc')).toThrow();
  });
});

test('amounts are grouped for reading, without losing a digit', () => {
  expect(formatAmount('12345.60')).toBe('12,345.60');
  expect(formatAmount('-1234567')).toBe('-1,234,567');
  expect(formatAmount('0.1000')).toBe('0.1000');
  fc.assert(
    fc.property(amount, ({ text }) => {
      expect(formatAmount(text).replaceAll(',', '')).toBe(text);
    }),
  );
});
