import type { Database } from '@/lib/platform/db/client';
import { chainStart, linkHash } from './link-hash';
import { type ChainedEntry, findUnlinked, readLinks } from './link-page';

/** A place of the chain and its hash, noted down somewhere else: `1204:9f3c…`. What stood there then must stand there still. */
export interface Anchor {
  position: string;
  /** Hex, 64 digits. */
  hash: string;
}

export type ChainBreak =
  /** A link is missing: `position` is the place that nothing stands at. */
  | { why: 'gap'; position: string; entryId: null }
  /** The link is there, its entry is gone. */
  | { why: 'entry_missing'; position: string; entryId: string }
  /** Entry, link, or the link before is not what was written. */
  | { why: 'altered'; position: string; entryId: string }
  /** An entry that no link was made for. */
  | { why: 'unlinked'; position: null; entryId: string }
  /** Another hash stands where the anchor was taken: everything up to there was written again. */
  | { why: 'anchor_differs'; position: string; entryId: string }
  /** The chain ends before the anchor: its end was cut off. */
  | { why: 'anchor_beyond_end'; position: string; entryId: null };

export type ChainResult =
  /** Every entry stands in the chain as it was written. `last` is the anchor to note down; null: nothing was audited yet. */
  | { outcome: 'ok'; count: string; last: Anchor | null }
  /** The first place that does not hold. */
  | { outcome: 'broken'; at: ChainBreak };

export interface CheckOptions {
  anchor?: Anchor | null;
  onProgress?: (checked: bigint) => void;
  /** Links read at once; 2,000 unless told, about a megabyte. */
  linksMax?: number;
}

/** Pure: what is wrong with a link that follows `position`, `hash`; null: nothing. */
function judge(link: ChainedEntry, position: bigint, previous: Buffer, anchor: Anchor | null): ChainBreak | null {
  const next = String(position + 1n);
  if (link.position !== next) return { why: 'gap', position: next, entryId: null };
  const at = { position: next, entryId: link.entryId };
  if (link.entry === null) return { why: 'entry_missing', ...at };
  if (!linkHash(previous, next, link.entry).equals(link.hash)) return { why: 'altered', ...at };
  if (anchor?.position === next && anchor.hash !== link.hash.toString('hex')) return { why: 'anchor_differs', ...at };
  return null;
}

async function findUnlinkedEntry(pool: Database['pool'], entriesMax: number): Promise<string | null> {
  let after = '0';
  for (;;) {
    const { unlinkedId, lastId } = await findUnlinked(pool, after, entriesMax);
    if (unlinkedId !== null || lastId === null) return unlinkedId;
    after = lastId;
  }
}

/**
 * Walks the audit's chain from its start in small pages, making every hash again, then looks for entries outside of it. Deeds go on
 * meanwhile: what is added while it walks is checked too. Reads only, with bounded memory.
 */
export async function checkChain(
  pool: Database['pool'],
  { anchor = null, onProgress = () => undefined, linksMax = 2_000 }: CheckOptions = {},
): Promise<ChainResult> {
  let position = 0n;
  let hash = chainStart;
  for (;;) {
    const links = await readLinks(pool, String(position), linksMax);
    for (const link of links) {
      const found = judge(link, position, hash, anchor);
      if (found) return { outcome: 'broken', at: found };
      position += 1n;
      hash = link.hash;
    }
    onProgress(position);
    if (links.length < linksMax) break;
  }
  if (anchor && BigInt(anchor.position) > position) {
    return { outcome: 'broken', at: { why: 'anchor_beyond_end', position: anchor.position, entryId: null } };
  }
  const unlinked = await findUnlinkedEntry(pool, linksMax);
  if (unlinked !== null) return { outcome: 'broken', at: { why: 'unlinked', position: null, entryId: unlinked } };
  const count = String(position);
  return { outcome: 'ok', count, last: position === 0n ? null : { position: count, hash: hash.toString('hex') } };
}
