import { compareAmounts, subtractAmounts } from '@/lib/platform/money';
import { atRisk, type Finding } from './finding';

/** How two values of a fact are held against each other. */
type Comparison = 'amount' | 'word' | 'address';

/** One fact: a field, what people call it, and when two values of it are two. */
export interface FactRule {
  field: string;
  label: string;
  comparison: Comparison;
  /** May become known or change while the movement is under way; compared between two final callbacks only. */
  final: boolean;
}

/** What makes a line the movement it is. Source: docs.gate.com, Withdrawal Callback. */
export const lineFacts: readonly FactRule[] = [
  { field: 'amount', label: 'amount', comparison: 'amount', final: false },
  { field: 'currency', label: 'currency', comparison: 'word', final: false },
  { field: 'chain', label: 'chain', comparison: 'word', final: false },
  { field: 'address', label: 'address', comparison: 'address', final: false },
  { field: 'memo', label: 'memo', comparison: 'address', final: false },
  { field: 'doneAmount', label: 'done amount', comparison: 'amount', final: true },
  { field: 'txId', label: 'hash', comparison: 'address', final: true },
];

export const transferFacts: readonly FactRule[] = [
  { field: 'requestedAmount', label: 'amount', comparison: 'amount', final: false },
  { field: 'currency', label: 'currency', comparison: 'word', final: false },
  { field: 'chain', label: 'chain', comparison: 'word', final: false },
  { field: 'toAddress', label: 'address', comparison: 'address', final: false },
  { field: 'actualAmount', label: 'paid amount', comparison: 'amount', final: true },
  { field: 'txHash', label: 'hash', comparison: 'address', final: true },
];

function isSame(comparison: Comparison, a: string, b: string): boolean {
  switch (comparison) {
    case 'amount':
      return compareAmounts(a, b) === 0;
    case 'word':
      return a.toLowerCase() === b.toLowerCase();
    case 'address':
      // Hex is written in any letter case (EIP-55 uses it as a check sum); base58 and others mean what they say.
      return a === b || (/^0x[0-9a-f]+$/i.test(a) && a.toLowerCase() === b.toLowerCase());
  }
}

/** A fact that two callbacks state differently, in the provider's order: `earlier` is the older news, whichever came first. */
export interface ChangedFact {
  field: string;
  label: string;
  comparison: Comparison;
  earlier: string;
  later: string;
}

export interface FactComparison {
  facts: readonly FactRule[];
  /** By field: what the record holds, and what the callback states. */
  held: ReadonlyMap<string, string>;
  stated: ReadonlyMap<string, string>;
  /** True where the callback is later news than what set this field of the record. */
  isLater(field: string): boolean;
  /** True where both tell the same final status, and the record holds this field from such news. */
  bothFinal(field: string): boolean;
}

/**
 * Pure: the facts that the callback states otherwise than the record holds them. What either leaves open is no change: callbacks
 * fill in what earlier ones lacked. It does not depend on which of two callbacks came first.
 */
export function findChangedFacts({ facts, held, stated, isLater, bothFinal }: FactComparison): ChangedFact[] {
  const changed: ChangedFact[] = [];
  for (const { field, label, comparison, final } of facts) {
    const [ours, theirs] = [held.get(field), stated.get(field)];
    if (ours === undefined || theirs === undefined || ours === theirs || isSame(comparison, ours, theirs)) continue;
    if (final && !bothFinal(field)) continue;
    const [earlier, later] = isLater(field) ? [ours, theirs] : [theirs, ours];
    changed.push({ field, label, comparison, earlier, later });
  }
  return changed;
}

/** The issue of changed facts; at risk is the amount that the record holds. */
export function changedFactsFinding(
  changed: readonly ChangedFact[],
  held: { amount: string | null; currency: string | null },
): Finding {
  const list = (pick: (fact: ChangedFact) => string) =>
    changed.length === 1 ? changed.map(pick).join() : changed.map((fact) => `${fact.label} ${pick(fact)}`).join(', ');
  const [only] = changed;
  const difference =
    changed.length === 1 && only?.comparison === 'amount' ? subtractAmounts(only.later, only.earlier) : undefined;
  return {
    kind: 'facts_changed',
    words: `${changed.map(({ label }) => label).join(', ')} changed between callbacks`,
    expected: list(({ earlier }) => earlier),
    actual: list(({ later }) => later),
    ...(difference !== undefined && { difference }),
    valueAtRisk: atRisk(held.amount, held.currency),
    detail: { facts: changed.map(({ label }) => label).join(', ') },
  };
}
