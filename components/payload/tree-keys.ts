import type { PayloadLine } from './payload-lines';

/** What a key does in the tree: moves to a line, opens or folds one, or nothing. */
export type TreeMove =
  | { kind: 'go'; to: number }
  | { kind: 'fold'; line: number }
  | { kind: 'open'; line: number }
  | null;

/**
 * Pure: the keys of a tree as ARIA's authoring practices have them. `visible` are the lines drawn, `active` the index of the
 * line that has the focus; answers indexes of lines, not places in `visible`.
 */
export function treeMove(
  key: string,
  visible: readonly PayloadLine[],
  active: number,
  folded: ReadonlySet<number>,
): TreeMove {
  const at = visible.findIndex((line) => line.index === active);
  const line = visible[at];
  const go = (place: number): TreeMove => {
    const target = visible[Math.min(Math.max(place, 0), visible.length - 1)];
    return target ? { kind: 'go', to: target.index } : null;
  };
  if (key === 'Home') return go(0);
  if (key === 'End') return go(visible.length - 1);
  if (key === 'ArrowDown') return go(at + 1);
  if (key === 'ArrowUp') return go(at - 1);
  if (key === 'PageDown') return go(at + 20);
  if (key === 'PageUp') return go(at - 20);
  if (!line) return null;
  const isFolded = folded.has(line.index);
  if (key === 'ArrowRight') {
    if (line.size === 0) return null;
    return isFolded ? { kind: 'open', line: line.index } : go(at + 1);
  }
  if (key === 'ArrowLeft') {
    if (line.size > 0 && !isFolded) return { kind: 'fold', line: line.index };
    return line.parent > 0 ? { kind: 'go', to: line.parent } : null;
  }
  if ((key === 'Enter' || key === ' ') && line.size > 0) {
    return { kind: isFolded ? 'open' : 'fold', line: line.index };
  }
  return null;
}
