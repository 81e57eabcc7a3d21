import fc from 'fast-check';
import { expect, test } from 'vitest';
import { diffLines } from './diff-lines';

const text = fc.array(fc.constantFrom('a', 'b', 'c', 'd', ''), { maxLength: 24 });

/** The length of the longest common subsequence, by the plain table: slow and right. */
function common(one: readonly string[], other: readonly string[]): number {
  let previous = Array.from({ length: other.length + 1 }, () => 0);
  for (const line of one) {
    const next = [0];
    for (const [at, against] of other.entries()) {
      const best = line === against ? (previous[at] ?? 0) + 1 : Math.max(previous[at + 1] ?? 0, next[at] ?? 0);
      next.push(best);
    }
    previous = next;
  }
  return previous.at(-1) ?? 0;
}

test('a comparison holds both texts whole and in order', () => {
  fc.assert(
    fc.property(text, text, (before, after) => {
      const { lines } = diffLines(before, after);
      const of = (kind: string) =>
        lines.filter((line) => line.kind === 'same' || line.kind === kind).map((line) => line.text);
      expect(of('removed')).toEqual(before);
      expect(of('added')).toEqual(after);
    }),
  );
});

test('a comparison shows as few changes as there are', () => {
  fc.assert(
    fc.property(text, text, (before, after) => {
      const same = diffLines(before, after).lines.filter(({ kind }) => kind === 'same');
      expect(same).toHaveLength(common(before, after));
    }),
  );
});

test('one changed line stands between its neighbours', () => {
  expect(diffLines(['{', '"ok": false', '}'], ['{', '"ok": true', '}']).lines).toEqual([
    { kind: 'same', text: '{' },
    { kind: 'removed', text: '"ok": false' },
    { kind: 'added', text: '"ok": true' },
    { kind: 'same', text: '}' },
  ]);
});

test('texts without anything in common are given up on in bounded time, and stand whole', () => {
  const lines = (mark: string) => Array.from({ length: 20_000 }, (_, at) => `${mark}${at}`);
  const diff = diffLines(lines('a'), lines('b'));
  expect(diff.tooDifferent).toBe(true);
  expect(diff.lines).toHaveLength(40_000);
});
