import { expect, test } from 'vitest';
import { parseLayout } from '@/lib/views/column-layout';
import { layoutOf, shownColumns, withChange, withColumn, withColumnAt, withoutColumn } from './shown-columns';

const known = [
  { id: 'id', label: 'ID', width: 24 },
  { id: 'received', label: 'Received', width: 16 },
  { id: 'type', label: 'Type', width: 17 },
  { id: 'status', label: 'Status', width: 21 },
  { id: 'actions', label: '', width: 6 },
];
const idsOf = (layout: readonly { id: string }[]) => layout.map(({ id }) => id).join(' ');
const shown = (text: string | null, lifts = true) => shownColumns(known, parseLayout(text), lifts);

test('a list shows its own columns until somebody says otherwise', () => {
  expect(idsOf(shown(null))).toBe('id received type status actions');
  expect(shown(null).map(({ pinned }) => pinned)).toEqual([true, false, false, false, false]);
  expect(shown(null).every(({ widthPx }) => widthPx === null)).toBe(true);
});

test('the first column and what a row can do are there whatever a URL says, and unknown columns are not', () => {
  expect(idsOf(shown('status gone received'))).toBe('id status received actions');
  expect(idsOf(shown('actions id status'))).toBe('id status actions');
  expect(idsOf(shown('gone'))).toBe('id actions');
});

test('pinned columns stand together at the left and know their widths, so that none covers another', () => {
  const columns = shown('received status-200* type*');
  expect(idsOf(columns)).toBe('id status type received actions');
  expect(columns.map(({ widthPx }) => widthPx)).toEqual([124, 200, 96, null, null]);
});

test('a value of the payload is a column by its path, in lists that have payloads', () => {
  expect(shown('id .main_order.status')[1]).toMatchObject({ label: 'main_order.status', pinned: false });
  expect(idsOf(shown('id .main_order.status', false))).toBe('id actions');
});

test('a column comes back where it stands in the list, a value of the payload comes last', () => {
  const layout = layoutOf(known, parseLayout('id status'), true);
  expect(idsOf(withColumn(layout, 'type', known))).toBe('id type status');
  expect(idsOf(withColumn(layout, '.a', known))).toBe('id status .a');
  expect(withColumn(layout, 'status', known)).toBe(layout);
});

test('moving, leaving out and sizing one column leave the others as they are', () => {
  const layout = layoutOf(known, null, true);
  expect(idsOf(withColumnAt(layout, 'status', 1))).toBe('id status received type');
  expect(idsOf(withColumnAt(layout, 'nothing', 1))).toBe(idsOf(layout));
  expect(idsOf(withoutColumn(layout, 'type'))).toBe('id received status');
  const [, received, ...others] = withChange(layout, 'received', { widthPx: 99.6 });
  expect(received).toEqual({ id: 'received', widthPx: 100, pinned: false });
  expect(others).toEqual(layout.slice(2));
});
