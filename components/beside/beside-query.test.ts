import { expect, test } from 'vitest';
import { besideOf, isSameRecord, recordAddress, splitBeside, withBeside } from './beside-query';

test('a record beside a list leaves the filters of the list alone, and closing it leaves them as they were', () => {
  const query = new URLSearchParams('status=failed&status=new&q=a%26b');
  const open = withBeside(query, '17?tab=response&attempt=3');
  expect(splitBeside(open)).toEqual({ query, open: '17?tab=response&attempt=3' });
  expect(withBeside(withBeside(open, '18'), null).toString()).toBe(query.toString());
});

test('an address of the list becomes a record and leads back to its page', () => {
  for (const address of ['/callbacks/17', '/callbacks/17?tab=response']) {
    expect(recordAddress('/callbacks', besideOf('/callbacks', address) ?? '')).toBe(address);
  }
  expect(besideOf('/callbacks', '/transfers/17')).toBeNull();
  expect(besideOf('/callbacks', '/callbacks')).toBeNull();
  expect(besideOf('/callbacks', '/callbacksque/17')).toBeNull();
});

test('a record stays the same one whichever of its tabs is open; batches of two accounts are two', () => {
  expect(isSameRecord('17?tab=response', '17')).toBe(true);
  expect(isSameRecord('17', '18')).toBe(false);
  expect(isSameRecord('gatepay/B1?account=a', 'gatepay/B1?account=b')).toBe(false);
});
