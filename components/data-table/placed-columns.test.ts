import { expect, test } from 'vitest';
import { placedColumns } from './placed-columns';

const columns = ['id', 'status', 'amount'].map((id) => ({ id, header: id, cell: () => id }));
const column = (id: string, widthPx: number | null = null, pinned = false) => ({ id, widthPx, pinned });

test('columns stand in the order in which they are shown, and those that are not shown are left out', () => {
  const placed = placedColumns(columns, [column('amount'), column('id')]);
  expect(placed.map(({ id }) => id)).toEqual(['amount', 'id']);
});

test('a column that the list cannot draw is left out', () => {
  expect(placedColumns(columns, [column('gone'), column('id')]).map(({ id }) => id)).toEqual(['id']);
});

test('a column whose width nobody chose is as wide as what it holds', () => {
  expect(placedColumns(columns, [column('id')])).toMatchObject([{ sized: false, style: undefined }]);
});

test('a chosen width holds from both sides', () => {
  expect(placedColumns(columns, [column('id', 120)])).toMatchObject([
    { sized: true, style: { width: 120, minWidth: 120, maxWidth: 120 } },
  ]);
});

test('a pinned column stands where the pinned ones before it end', () => {
  const shown = [column('id', 100, true), column('status', 80, true), column('amount', 60)];
  expect(placedColumns(columns, shown).map(({ style }) => style?.left)).toEqual([undefined, 100, undefined]);
});
