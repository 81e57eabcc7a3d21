import { explorerLink } from '@/lib/ledger/chains/explorer-link';
import type { ChainMap, ChainValueKind } from '@/lib/ledger/chains/types';
import type { PayloadLine } from './payload-lines';

/** Where an explorer shows the value of a line. */
export interface LineExplorer {
  href: string;
  explorer: string;
  what: ChainValueKind;
}

const hashName = /(?:^|[_-])(?:hash|tx[_-]?id|transaction[_-]?hash|tx)$|^tx|Hash$|TxId$|TxID$/i;
const addressName = /(?:^|[_-])(?:address|from|to|destination)$|Address$/;
const chainName = /^(?:chain|chain_?name|network|block_?chain|full_?curr_?type|actual_?chain|pay_?chain)$/i;

function kindOf({ name }: PayloadLine): ChainValueKind | null {
  if (addressName.test(name)) return 'address';
  return hashName.test(name) ? 'hash' : null;
}

/** The chain that a line's siblings name, or those of what holds it, and so on up. */
function chainOf(lines: readonly PayloadLine[], line: PayloadLine): string | null {
  for (let parent = lines[line.parent]; parent; parent = lines[parent.parent]) {
    for (let at = parent.index + 1; at < parent.end; at = lines[at]?.end ?? parent.end) {
      const sibling = lines[at];
      if (sibling && sibling.kind === 'string' && chainName.test(sibling.name) && sibling.text !== '')
        return sibling.text;
    }
  }
  return null;
}

/** The one explorer whose form the value has; null where several have it, or none. */
function byForm(chainMap: ChainMap, kind: ChainValueKind, value: string): LineExplorer | null {
  const found = new Map<string, LineExplorer>();
  for (const { id } of chainMap) {
    const result = explorerLink(chainMap, id, kind, value);
    if (result.link === 'explorer')
      found.set(result.href, { href: result.href, explorer: result.explorer, what: kind });
  }
  const [only] = found.values();
  return found.size === 1 && only ? only : null;
}

/**
 * Pure: the explorer's page of a hash or address, by the field's name, by the chain that stands beside or above it, and by the form of
 * that chain's values. Where no chain is named, only a value of a form that one explorer alone has is linked; never a masked one.
 */
export function lineExplorer(
  lines: readonly PayloadLine[],
  line: PayloadLine,
  chainMap: ChainMap,
): LineExplorer | null {
  const kind = line.kind === 'string' && line.size === 0 && line.masked === null ? kindOf(line) : null;
  if (kind === null || line.text.length < 16 || line.text.length > 128) return null;
  const chain = chainOf(lines, line);
  const result = explorerLink(chainMap, chain, kind, line.text);
  if (result.link === 'explorer') return { href: result.href, explorer: result.explorer, what: kind };
  return result.link === 'unknown_chain' ? byForm(chainMap, kind, line.text) : null;
}
