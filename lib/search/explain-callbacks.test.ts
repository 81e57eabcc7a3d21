import { expect, test } from 'vitest';
import { explainRecords } from './explain-callbacks';
import type { SearchHit } from './types';

const hit = (id: string, match: SearchHit['match']): SearchHit => ({
  ...{ kind: 'transfer', id, title: id, provider: 'gatepay', account: 'default', status: '', outcome: null },
  ...{ batchId: null, amount: null, currency: null, at: '2026-11-20T00:00:00.000Z', whole: false, match },
});

test('a record stands where its callback holds it, and by itself where it was found by itself', () => {
  const unsaid = { field: 'payload', value: '0xab' };
  const own = hit('1', { field: 'txHash', value: '0xab12', callbackId: null });
  const told = hit('2', { ...unsaid, callbackId: '7' });
  const callback = hit('7', { field: 'suborders[0].tx_id', value: '0xAB99', callbackId: null });
  expect(explainRecords([own, told], [callback])).toEqual([
    own,
    { ...told, match: { field: 'suborders[0].tx_id', value: '0xAB99', callbackId: '7' } },
  ]);
});
