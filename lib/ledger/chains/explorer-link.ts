import { checkForm } from './check-form';
import type { ChainMap, ChainValueKind } from './types';
import { fillTemplate } from './url-template';

/** Where an explorer shows a hash or address, or why nothing is linked. */
export type ExplorerLinkResult =
  /** An https URL on the explorer's own host. */
  | { link: 'explorer'; href: string; explorer: string; chainName: string }
  /** The value cannot be one of the chain: an explorer would find nothing. `words` is the form that it should have. */
  | { link: 'not_of_form'; chainId: string; words: string }
  /** The map does not know the chain, or the callback named none. */
  | { link: 'unknown_chain' }
  /** The chain has no explorer for this. */
  | { link: 'no_explorer' };

/**
 * Pure: the link of a value that a provider sent. Only ever an https URL of the map, with the value percent-encoded and of the
 * form that the chain's have; a hash sent without the chain's prefix gets it.
 */
export function explorerLink(
  chainMap: ChainMap,
  chain: string | null,
  kind: ChainValueKind,
  value: string,
): ExplorerLinkResult {
  const check = checkForm(chainMap, chain, kind, value);
  if (check.verdict === 'unknown_chain') return { link: 'unknown_chain' };
  const { entry } = check;
  const rule = entry[kind];
  if (check.verdict === 'not_of_form') return { link: 'not_of_form', chainId: entry.id, words: rule.words };
  if (rule.url === null) return { link: 'no_explorer' };
  const prefix = kind === 'hash' && !value.startsWith(entry.hashPrefix) ? entry.hashPrefix : '';
  const href = fillTemplate(rule.url, kind, prefix + value);
  if (href === null) return { link: 'no_explorer' };
  return { link: 'explorer', href, explorer: entry.explorer ?? new URL(href).host, chainName: entry.name };
}
