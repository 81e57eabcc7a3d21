import { findChain } from '@/lib/ledger/chains/find-chain';
import type { ChainMap } from '@/lib/ledger/chains/types';
import { compareAmounts } from '@/lib/platform/money';
import { atRisk, type Finding } from './finding';

/** A movement that succeeded and names a hash. Those of one account, hash and direction are held against each other. */
export interface HashedMovement {
  /** How a person knows it: `The deposit 17618`, `line 1839295815 of batch 831618381568`. */
  name: string;
  /** Of a line: what its batch's other lines have too. */
  batch: string | null;
  hash: string;
  chain: string | null;
  currency: string | null;
  amount: string | null;
  address: string | null;
}

/** Chains on which one transfer is one transaction, unless a batch pays through a multi-send contract; on the others it has outputs. */
const onePaymentChains: ReadonlySet<string> = new Set([
  ...['ETH', 'BSC', 'MATIC', 'ARBEVM', 'OPETH', 'BASEEVM', 'AVAX_C', 'ETC'],
  ...['TRX', 'XRP', 'ALGO'],
]);

function paysOne(chains: ChainMap, chain: string | null): boolean {
  const entry = findChain(chains, chain);
  return entry !== null && onePaymentChains.has(entry.id);
}

/** One transaction cannot be both, however they differ. */
function mayNotShare(chains: ChainMap, a: HashedMovement, b: HashedMovement): boolean {
  const ofOneBatch = a.batch !== null && a.batch === b.batch;
  return !ofOneBatch && paysOne(chains, a.chain) && paysOne(chains, b.chain);
}

function differ(a: string | null, b: string | null, isSame: (a: string, b: string) => boolean): boolean {
  return a !== null && b !== null && !isSame(a, b);
}

const sameWord = (a: string, b: string) => a.toLowerCase() === b.toLowerCase();

/** Two outputs of one transaction: another receiver, amount or currency, as far as both say. */
function areTwoOutputs(a: HashedMovement, b: HashedMovement): boolean {
  return (
    differ(a.address, b.address, sameWord) ||
    differ(a.currency, b.currency, sameWord) ||
    differ(a.amount, b.amount, (x, y) => compareAmounts(x, y) === 0)
  );
}

/**
 * Pure: the movement, where another one names the same transaction. On a chain whose transactions pay one receiver that is
 * enough, but for lines of one batch: a multi-send contract pays many receivers in one transaction. Those, and all movements
 * elsewhere (Bitcoin and its relatives, Solana, TON, …, and where no chain is named), are told apart by address, currency and
 * amount, and raised only where nothing does.
 */
export function checkDuplicateHash(
  chains: ChainMap,
  movement: HashedMovement,
  others: readonly HashedMovement[],
): Finding | null {
  const twins = others.filter((other) => mayNotShare(chains, movement, other) || !areTwoOutputs(movement, other));
  const [first] = twins;
  if (!first) return null;
  const more = twins.length > 1 ? ` and ${twins.length - 1} more` : '';
  return {
    kind: 'duplicate_hash',
    words: `its hash is also that of ${first.name}${more}`,
    expected: 'a hash of its own',
    actual: `the hash of ${first.name}${more}`,
    valueAtRisk: atRisk(movement.amount, movement.currency),
    detail: { hash: movement.hash.slice(0, 200) },
  };
}
