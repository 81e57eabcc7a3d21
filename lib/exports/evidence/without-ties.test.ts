import { expect, test } from 'vitest';
import { encodePrecedence } from '@/lib/ledger/fold/precedence';
import { withoutTies } from './without-ties';

test('of each precedence all but its tie is left, whatever the field is called', () => {
  const precedence = encodePrecedence(
    new Map([
      ['amount', [3, 3, 1_700_000_000_000, 'AbCd-_12']],
      ['__proto__', [1, 2, 0, 'ZyXw9876']],
    ]),
  );
  const left = JSON.stringify(withoutTies(precedence));
  expect(left).toBe('{"":[3,3,1700000000000,null],"__proto__":[1,2,0,null]}');
});

test('of what is no precedence nothing is left', () => {
  for (const stored of [null, 'AbCd-_12', { a: 'AbCd-_12' }, { a: [1, 2] }, ['AbCd-_12']]) {
    expect(withoutTies(stored)).toBeNull();
  }
});
