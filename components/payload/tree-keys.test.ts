import { expect, test } from 'vitest';
import { readExactJson } from '@/lib/providers/exact-json';
import { payloadLines, visibleLines } from './payload-lines';
import { treeMove } from './tree-keys';

const read = readExactJson('{"a":{"b":1,"c":{"d":2}},"e":[3]}');
if (!read.ok) throw new Error(read.detail);
const lines = payloadLines(read.value);
// 1 a · 2 a.b · 3 a.c · 4 a.c.d · 5 e · 6 e[0]
const press = (key: string, active: number, folded: number[] = []) =>
  treeMove(key, visibleLines(lines, new Set(folded)), active, new Set(folded));

test('up and down move over what is drawn and stop at the ends', () => {
  expect(press('ArrowDown', 1)).toEqual({ kind: 'go', to: 2 });
  expect(press('ArrowDown', 1, [1])).toEqual({ kind: 'go', to: 5 });
  expect(press('ArrowUp', 1)).toEqual({ kind: 'go', to: 1 });
  expect(press('ArrowDown', 6)).toEqual({ kind: 'go', to: 6 });
  expect(press('End', 1)).toEqual({ kind: 'go', to: 6 });
  expect(press('Home', 6)).toEqual({ kind: 'go', to: 1 });
});

test('right opens what is folded, then goes inside', () => {
  expect(press('ArrowRight', 1, [1])).toEqual({ kind: 'open', line: 1 });
  expect(press('ArrowRight', 1)).toEqual({ kind: 'go', to: 2 });
  expect(press('ArrowRight', 2)).toBeNull();
});

test('left folds what is open, then goes to what holds it', () => {
  expect(press('ArrowLeft', 3)).toEqual({ kind: 'fold', line: 3 });
  expect(press('ArrowLeft', 4)).toEqual({ kind: 'go', to: 3 });
  expect(press('ArrowLeft', 1, [1])).toBeNull();
});

test('enter and space fold and open; other keys are left alone', () => {
  expect(press('Enter', 5)).toEqual({ kind: 'fold', line: 5 });
  expect(press(' ', 5, [5])).toEqual({ kind: 'open', line: 5 });
  expect(press('x', 5)).toBeNull();
});
