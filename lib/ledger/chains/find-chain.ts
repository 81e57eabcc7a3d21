import type { ChainEntry, ChainMap } from './types';

/** Pure: what two spellings of one chain have in common: `AVAX-C`, `avax_c` and `Avax C` are one. */
export function spellingKey(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s_\-./()]/g, '');
}

/** Pure: every spelling of a chain, as `spellingKey` has it. */
export function spellings({ id, name, aliases }: Pick<ChainEntry, 'id' | 'name' | 'aliases'>): string[] {
  return [...new Set([id, name, ...aliases].map(spellingKey))].filter((key) => key !== '');
}

/** Maps are made once and asked ten thousand times. */
const indexes = new WeakMap<ChainMap, ReadonlyMap<string, ChainEntry>>();

function indexOf(chainMap: ChainMap): ReadonlyMap<string, ChainEntry> {
  const known = indexes.get(chainMap);
  if (known) return known;
  const index = new Map<string, ChainEntry>();
  for (const entry of chainMap) {
    for (const key of spellings(entry)) if (!index.has(key)) index.set(key, entry);
  }
  indexes.set(chainMap, index);
  return index;
}

/** Pure: the chain that a provider means by `chain`; null: it names none, or none that the map knows. */
export function findChain(chainMap: ChainMap, chain: string | null): ChainEntry | null {
  if (chain === null) return null;
  return indexOf(chainMap).get(spellingKey(chain)) ?? null;
}
