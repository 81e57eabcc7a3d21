import { expect, test } from 'vitest';
import { formatTableView, parseTableView } from './table-view';

const columns = ['id', 'url', 'outcome'];
const standard = { density: 'regular', hidden: ['url'] } as const;

test('a view survives the cookie', () => {
  const view = { density: 'compact', hidden: ['url', 'outcome'] } as const;
  expect(parseTableView(formatTableView(view), columns, standard)).toEqual(view);
  expect(parseTableView('regular', columns, standard)).toEqual({ density: 'regular', hidden: [] });
});

test('a cookie that cannot be read gives the standard view', () => {
  expect(parseTableView(undefined, columns, standard)).toBe(standard);
  expect(parseTableView('huge.url', columns, standard)).toBe(standard);
});

test('a column that no longer exists is forgotten', () => {
  expect(parseTableView('compact.gone.url', columns, standard)).toEqual({ density: 'compact', hidden: ['url'] });
});
