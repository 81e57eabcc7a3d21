import { expect, test } from 'vitest';
import { chainDefaults } from '@/lib/ledger/chains/chain-defaults';
import { readExactJson } from '@/lib/providers/exact-json';
import { lineExplorer } from './line-explorer';
import { payloadLines } from './payload-lines';

const tronHash = '5a1f'.repeat(16);
const tronAddress = 'TQm7kfZ1pX9wYb3nGd5sVr8uLc2eHa4jKt';
const evmAddress = '0xa4EE143921a6Fb307c620506Be533A3e6c0edE12';

function links(payload: object, masked = new Map()): string[] {
  const read = readExactJson(JSON.stringify(payload));
  const lines = read.ok ? payloadLines(read.value, masked) : [];
  return lines.flatMap((line) => {
    const link = lineExplorer(lines, line, chainDefaults);
    return link ? [`${line.path} ${new URL(link.href).host}`] : [];
  });
}

test('hashes and addresses lead to the explorer of the chain that stands beside or above them', () => {
  expect(links({ chain: 'TRX', suborders: [{ tx_id: tronHash, address: tronAddress, memo: tronHash }] })).toEqual([
    'suborders[0].tx_id tronscan.org',
    'suborders[0].address tronscan.org',
  ]);
  expect(links({ chain: 'TRX', line: { chain: 'BSC', toAddress: evmAddress } })).toEqual([
    'line.toAddress bscscan.com',
  ]);
  expect(links({ data: JSON.stringify({ chain: 'BSC', fromAddress: evmAddress }) })).toEqual([
    'data.fromAddress bscscan.com',
  ]);
});

test('without a chain only a form that one explorer has is linked', () => {
  const solana = '5'.repeat(88);
  // Solana has addresses of that form too, and several chains such hashes.
  expect(links({ tx_id: solana, address: tronAddress, other: { address: evmAddress, tx_id: tronHash } })).toEqual([
    'tx_id solscan.io',
  ]);
});

test('what is of another form, of another name, or masked is not linked', () => {
  expect(links({ chain: 'TRX', address: evmAddress, order: tronAddress, tx_id: 'pending' })).toEqual([]);
  expect(links({ chain: 'TRX', address: tronAddress }, new Map([['address', 'other']]))).toEqual([]);
});
