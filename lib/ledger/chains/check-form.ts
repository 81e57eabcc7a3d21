import { findChain } from './find-chain';
import { isOfForm } from './form-pattern';
import type { ChainEntry, ChainMap, ChainValueKind } from './types';

/** What a hash or address looks like, held against its chain. */
export type FormCheck =
  /** The map does not know the chain, or no chain was named: nothing is claimed. */
  | { verdict: 'unknown_chain' }
  /** It looks as the chain's do. */
  | { verdict: 'of_form'; entry: ChainEntry }
  /** It cannot be one of the chain. */
  | { verdict: 'not_of_form'; entry: ChainEntry };

/** Pure: has `value` the form of a hash or address of `chain`? */
export function checkForm(chainMap: ChainMap, chain: string | null, kind: ChainValueKind, value: string): FormCheck {
  const entry = findChain(chainMap, chain);
  if (!entry) return { verdict: 'unknown_chain' };
  return { verdict: isOfForm(entry[kind].form, value) ? 'of_form' : 'not_of_form', entry };
}

/** Pure: the form of a chain's hashes: the text of a regular expression, and words for people; null: the chain is unknown. */
export function hashForm(chainMap: ChainMap, chain: string | null): { form: string; words: string } | null {
  const entry = findChain(chainMap, chain);
  return entry && { form: entry.hash.form, words: entry.hash.words };
}
