import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { groupDigits } from './group-digits';

describe('groupDigits', () => {
  it('groups by three from the right and sets trailing zeros apart', () => {
    expect(groupDigits('1234567.8900')).toEqual({ groups: ['1', '234', '567'], fraction: '.89', trailingZeros: '00' });
    expect(groupDigits('100')).toEqual({ groups: ['100'], fraction: '', trailingZeros: '' });
    expect(groupDigits('100.00')).toEqual({ groups: ['100'], fraction: '', trailingZeros: '.00' });
    expect(groupDigits('-0.10')).toEqual({ groups: ['-0'], fraction: '.1', trailingZeros: '0' });
  });

  it('leaves what is not plain decimal text alone', () => {
    for (const text of ['', '1e5', 'N/A', '1,000', '.5', '0x10', ' 1', '∞']) expect(groupDigits(text)).toBeNull();
  });

  it('never loses, adds or moves a digit', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[+-]?\d{1,40}(\.\d{0,40})?$/), (amount) => {
        const parts = groupDigits(amount);
        expect(parts && [...parts.groups, parts.fraction, parts.trailingZeros].join('')).toBe(amount);
      }),
    );
  });
});
