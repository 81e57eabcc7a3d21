import { expect, test } from 'vitest';
import type { DiffLine } from './diff-lines';
import { foldSame } from './fold-same';

const line = (kind: DiffLine['kind'], text: string): DiffLine => ({ kind, text });
const same = (count: number) => Array.from({ length: count }, (_, at) => line('same', `s${at}`));

test('every changed line is shown with three equal ones on each side, and no line is lost', () => {
  const lines = [...same(10), line('removed', 'x'), line('added', 'y'), ...same(10)];
  const parts = foldSame(lines);
  expect(parts.map((part) => ('folded' in part ? part.folded : part.line.text))).toEqual([
    7,
    's7',
    's8',
    's9',
    'x',
    'y',
    's0',
    's1',
    's2',
    7,
  ]);
  expect(new Set(parts.map(({ key }) => key)).size).toBe(parts.length);
});

test('one line alone is shown rather than counted', () => {
  expect(foldSame([...same(4), line('added', 'y')]).map((part) => 'folded' in part)).not.toContain(true);
  expect(foldSame([])).toEqual([]);
});
