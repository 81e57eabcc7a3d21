import type { DiffLine } from './diff-lines';

/** A line to show, or how many equal ones are left out there. `key` is its place. */
export type FoldedPart = { key: number; line: DiffLine } | { key: number; folded: number };

/** Equal lines kept on each side of a change. */
const contextLines = 3;

/** Pure: a comparison without the equal lines that are far from any change. Runs of one line are not worth folding. */
export function foldSame(lines: readonly DiffLine[]): FoldedPart[] {
  const near = lines.map(() => false);
  for (const [at, { kind }] of lines.entries()) {
    if (kind === 'same') continue;
    near.fill(true, Math.max(0, at - contextLines), at + contextLines + 1);
  }
  const parts: FoldedPart[] = [];
  let at = 0;
  while (at < lines.length) {
    const line = lines[at];
    const end = near.indexOf(true, at);
    const run = (end < 0 ? lines.length : end) - at;
    if (run > 1) parts.push({ key: at, folded: run });
    else if (line) parts.push({ key: at, line });
    at += Math.max(run, 1);
  }
  return parts;
}
