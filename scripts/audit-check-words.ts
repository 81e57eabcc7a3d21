import type { Anchor, ChainBreak, ChainResult } from '@/lib/access/audit/check-chain';

export type CheckArguments =
  /** What to check the chain against; null: against itself alone. */
  | { ok: true; anchor: Anchor | null }
  /** They cannot be read; `message` says what they are. */
  | { ok: false; message: string };

const anchorPattern = /^([1-9]\d{0,17}):([0-9a-f]{64})$/;

/** Pure: `--anchor <place>:<hash>`, or nothing. */
export function readArguments(args: readonly string[]): CheckArguments {
  const [name, text = '', ...more] = args;
  if (name === undefined) return { ok: true, anchor: null };
  const [, position, hash] = anchorPattern.exec(text) ?? [];
  if (name === '--anchor' && position !== undefined && hash !== undefined && more.length === 0) {
    return { ok: true, anchor: { position, hash } };
  }
  const message =
    'Usage: npm run audit:check [-- --anchor <place>:<hash>], the anchor as an earlier check printed it, 64 hex digits of hash.';
  return { ok: false, message };
}

function breakWords(at: ChainBreak): string {
  switch (at.why) {
    case 'gap':
      return `Nothing stands at place ${at.position}: the link was removed.`;
    case 'entry_missing':
      return `Entry ${at.entryId}, at place ${at.position}, was removed.`;
    case 'altered':
      return `Entry ${at.entryId}, at place ${at.position}, is not what was written: it, its link, or the link before was altered.`;
    case 'unlinked':
      return `Entry ${at.entryId} stands in no link: it was put in past the database's own rule, or its link was removed.`;
    case 'anchor_differs':
      return `At place ${at.position} stands another hash than the anchor's: the chain up to entry ${at.entryId} was written anew.`;
    case 'anchor_beyond_end':
      return `The chain ends before place ${at.position} of the anchor: its end was cut off.`;
  }
}

/** Pure: what a check came to, for the terminal. */
export function resultWords(result: ChainResult): string {
  if (result.outcome === 'broken') {
    return `broken: ${breakWords(result.at)}\nKeep the database as it is, compare with a backup, and see docs/audit.md.`;
  }
  if (result.last === null) return 'ok: nothing was audited yet.';
  const { position, hash } = result.last;
  const count = new Intl.NumberFormat('en').format(BigInt(result.count));
  const entries = result.count === '1' ? 'entry stands' : 'entries stand';
  return `ok: ${count} ${entries} in the chain as written.\nanchor ${position}:${hash}`;
}
