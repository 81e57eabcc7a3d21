import { expect, test } from 'vitest';
import { chainDefaults } from '@/lib/ledger/chains/chain-defaults';
import { checkDuplicateHash, type HashedMovement } from './duplicate-hash';

const one: HashedMovement = {
  name: 'the deposit 1',
  batch: null,
  hash: 'a'.repeat(64),
  chain: 'TRX',
  currency: 'USDT',
  amount: '10.0',
  address: 'T-1',
};
const two: HashedMovement = { ...one, name: 'the deposit 2', amount: '11', address: 'T-2' };
const check = (a: HashedMovement, ...others: HashedMovement[]) => checkDuplicateHash(chainDefaults, a, others);

test('where a transaction pays one receiver, one hash for two movements is found for each of them', () => {
  expect(check(one, two)).toMatchObject({ actual: 'the hash of the deposit 2' });
  expect(check(two, one)?.valueAtRisk).toEqual([{ currency: 'USDT', amount: '11' }]);
  expect(check(one, two, { ...two, name: 'x' })?.actual).toBe('the hash of the deposit 2 and 1 more');
  expect(check(one)).toBeNull();
});

test.each(['BTC', 'SOL', 'TON', null])('on %s one transaction may pay several receivers or amounts', (chain) => {
  const [a, b] = [
    { ...one, chain },
    { ...two, chain },
  ];
  expect(check(a, b)).toBeNull();
  expect(check(a, { ...b, address: a.address })).toBeNull();
  expect(check(a, { ...b, amount: '10' })).toBeNull();
  expect(check(a, { ...b, address: a.address, amount: '10' })).not.toBeNull();
});

test('what nothing tells apart is one movement told of twice', () => {
  const bare = { ...one, chain: null, currency: null, amount: null, address: null };
  expect(check(bare, { ...bare, name: 'the payout 2' })).not.toBeNull();
});

test('lines of one batch are paid by one transaction on any chain, and found only where nothing tells them apart', () => {
  const [a, b] = [
    { ...one, batch: 'batch:1' },
    { ...two, batch: 'batch:1' },
  ];
  expect(check(a, b)).toBeNull();
  expect(check(a, { ...b, batch: 'batch:2' })).not.toBeNull();
  expect(check(a, { ...b, batch: null })).not.toBeNull();
  expect(check(a, { ...b, address: a.address, amount: a.amount })).not.toBeNull();
});
