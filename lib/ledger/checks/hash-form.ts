import { checkForm } from '@/lib/ledger/chains/check-form';
import { findChain } from '@/lib/ledger/chains/find-chain';
import { lacksHash } from '@/lib/ledger/chains/lacks-hash';
import type { ChainMap } from '@/lib/ledger/chains/types';
import type { Outcome } from '@/lib/providers/contract';
import { atRisk, type Finding } from './finding';

/** A movement that may name a transaction: a transfer or a line of a batch. */
export interface ChainMovement {
  provider: string;
  kind: string;
  status: string;
  outcome: Outcome;
  chain: string | null;
  currency: string | null;
  amount: string | null;
  hash: string | null;
}

/** Success on a chain that GatePay tells of without ever naming a hash. Source: docs.gate.com, gatePaymentNotify. */
const withoutHash: ReadonlySet<string> = new Set(['gatepay payment PAY_SUCCESS', 'gatepay payment DEDUCT_SUCCESS']);

/**
 * Pure: done on a chain that the map knows, and no hash named. A chain that the map does not know may be a placeholder of an
 * internal transfer: nothing is claimed of it.
 */
export function checkHashMissing(chains: ChainMap, movement: ChainMovement): Finding | null {
  const { provider, kind, status, chain, amount, currency } = movement;
  if (!lacksHash(movement) || withoutHash.has(`${provider} ${kind} ${status}`)) return null;
  const entry = findChain(chains, chain);
  if (!entry) return null;
  return {
    kind: 'hash_missing',
    words: `${status} on ${chain}, and no transaction hash`,
    expected: entry.hash.words,
    actual: 'none',
    valueAtRisk: atRisk(amount, currency),
  };
}

/** Pure: a hash that cannot be one of its chain, whatever the status but a failed one. Null where the chain is not known. */
export function checkHashForm(chains: ChainMap, movement: ChainMovement): Finding | null {
  const { outcome, chain, hash, amount, currency } = movement;
  if (hash === null || (outcome !== 'succeeded' && outcome !== 'pending' && outcome !== 'partial')) return null;
  const check = checkForm(chains, chain, 'hash', hash);
  if (check.verdict !== 'not_of_form') return null;
  return {
    kind: 'hash_malformed',
    words: `its hash cannot be one of ${check.entry.name}`,
    expected: check.entry.hash.words,
    actual: hash.slice(0, 200),
    valueAtRisk: atRisk(amount, currency),
  };
}
