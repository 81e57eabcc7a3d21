/** One line of a comparison. `key` tells it from every other line of the same comparison. */
export interface DiffLine {
  kind: 'same' | 'removed' | 'added';
  text: string;
}

/** A comparison of two texts; `tooDifferent`: the search was given up, and each stands whole. */
export interface LineDiff {
  lines: DiffLine[];
  tooDifferent: boolean;
}

/** Changes looked for at most: the search costs the square of them. */
const changesMax = 1_000;

/** The furthest place reached on each diagonal, as it stood before each round. */
function search(before: readonly string[], after: readonly string[]): Map<number, number>[] | null {
  const rounds: Map<number, number>[] = [];
  const furthest = new Map<number, number>([[1, 0]]);
  for (let changes = 0; changes <= Math.min(before.length + after.length, changesMax); changes += 1) {
    rounds.push(new Map(furthest));
    for (let diagonal = -changes; diagonal <= changes; diagonal += 2) {
      const down = furthest.get(diagonal + 1) ?? -1;
      const right = furthest.get(diagonal - 1) ?? -1;
      const goesDown = diagonal === -changes || (diagonal !== changes && right < down);
      let x = goesDown ? down : right + 1;
      while (x < before.length && x - diagonal < after.length && before[x] === after[x - diagonal]) x += 1;
      furthest.set(diagonal, x);
      if (x >= before.length && x - diagonal >= after.length) return rounds;
    }
  }
  return null;
}

function lineOf(kind: DiffLine['kind'], text: string | undefined): DiffLine {
  return { kind, text: text ?? '' };
}

/** Follows the rounds back from the end; the lines come out last first. */
function walkBack(rounds: readonly Map<number, number>[], before: readonly string[], after: readonly string[]) {
  const lines: DiffLine[] = [];
  let x = before.length;
  let y = after.length;
  for (let changes = rounds.length - 1; changes >= 0; changes -= 1) {
    const furthest = rounds[changes] ?? new Map<number, number>();
    const diagonal = x - y;
    const down = furthest.get(diagonal + 1) ?? -1;
    const right = furthest.get(diagonal - 1) ?? -1;
    const goesDown = diagonal === -changes || (diagonal !== changes && right < down);
    const fromX = goesDown ? down : right;
    const fromY = fromX - (goesDown ? diagonal + 1 : diagonal - 1);
    while (x > Math.max(fromX, 0) && y > Math.max(fromY, 0)) {
      // The snake after the change of this round: equal lines.
      if (x === fromX + (goesDown ? 0 : 1) && y === fromY + (goesDown ? 1 : 0)) break;
      x -= 1;
      y -= 1;
      lines.push(lineOf('same', before[x]));
    }
    if (changes === 0) break;
    lines.push(goesDown ? lineOf('added', after[fromY]) : lineOf('removed', before[fromX]));
    x = fromX;
    y = fromY;
  }
  return lines.reverse();
}

/**
 * Pure: the fewest lines to take away from `before` and to add to get `after`, in order. Source: Myers, "An O(ND) Difference
 * Algorithm and Its Variations", 1986.
 */
export function diffLines(before: readonly string[], after: readonly string[]): LineDiff {
  const rounds = search(before, after);
  if (rounds) return { lines: walkBack(rounds, before, after), tooDifferent: false };
  const whole = [...before.map((text) => lineOf('removed', text)), ...after.map((text) => lineOf('added', text))];
  return { lines: whole, tooDifferent: true };
}
