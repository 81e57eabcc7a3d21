import { expect, test } from 'vitest';
import { chainDefaults } from '@/lib/ledger/chains/chain-defaults';
import { type ChainMovement, checkHashForm, checkHashMissing } from './hash-form';

const line: ChainMovement = {
  provider: 'gatepay',
  kind: 'suborder',
  status: 'DONE',
  outcome: 'succeeded',
  chain: 'BASEEVM',
  currency: 'USDC',
  amount: '0.0501',
  hash: '0x2546829d95b7614acebde9dcc92d5b880ae82fa9791c2f80faa7ca668fc5cd3b',
};
const missing = (fields: Partial<ChainMovement>) => checkHashMissing(chainDefaults, { ...line, hash: null, ...fields });
const form = (fields: Partial<ChainMovement>) => checkHashForm(chainDefaults, { ...line, ...fields });

test("GatePay's printed line has a hash of its chain", () => {
  expect([checkHashMissing(chainDefaults, line), form({})]).toEqual([null, null]);
});

test('done on a known chain without a hash puts the whole amount at risk', () => {
  expect(missing({})?.valueAtRisk).toEqual([{ currency: 'USDC', amount: '0.0501' }]);
});

test.each([
  ['it has not ended', { outcome: 'pending' }],
  ['it failed', { outcome: 'failed' }],
  ['no chain is named', { chain: null }],
  ['the chain is one that nobody described, such as a placeholder', { chain: 'GATE-INTERNAL' }],
  ['the callbacks of such orders hold no hash at all', { kind: 'payment', status: 'PAY_SUCCESS' }],
] as const)('no hash is missed where %s', (_, fields) => {
  expect(missing(fields)).toBeNull();
});

test('a hash of another chain, cut or padded is of a wrong form, before and after success', () => {
  const hashes = [line.hash?.slice(0, 40) ?? '', `${line.hash}0`, 'pending', 'a'.repeat(300)];
  for (const hash of hashes) {
    for (const outcome of ['succeeded', 'pending'] as const) {
      expect(form({ hash, outcome })?.kind).toBe('hash_malformed');
      expect(form({ hash, outcome })?.actual?.length).toBeLessThanOrEqual(200);
    }
  }
  expect(form({ chain: 'TRX' })?.kind).toBe('hash_malformed');
});

test('the form of a hash is not judged on an unknown chain, or of what failed', () => {
  expect([form({ chain: 'SOMECHAIN', hash: 'x' }), form({ chain: null, hash: 'x' })]).toEqual([null, null]);
  expect(form({ outcome: 'failed', hash: 'x' })).toBeNull();
});
