import { expect, test } from 'vitest';
import { readAddress } from './read-address';

test('ids are read as they were written, whatever characters they hold', () => {
  const batchId = 'a b/é?#%41';
  expect(readAddress({ provider: 'gatepay', batchId: encodeURIComponent(batchId) }, 'malaysia')).toEqual({
    provider: 'gatepay',
    batchId,
    account: 'malaysia',
  });
  expect(readAddress({ provider: 'gatepay', batchId: '100%' }, undefined)).toMatchObject({
    batchId: '100%',
    account: null,
  });
});
