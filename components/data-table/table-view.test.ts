import { expect, test } from 'vitest';
import { formatTableView, parseTableView } from './table-view';

const columns = ['id', 'url', 'outcome'];
const standard = { hidden: ['url'] };

test('a view survives the cookie', () => {
  for (const hidden of [[], ['url'], ['url', 'outcome']]) {
    expect(parseTableView(formatTableView({ hidden }), columns, standard)).toEqual({ hidden });
  }
});

test('a cookie that is absent or cannot be read gives the standard view', () => {
  expect(parseTableView(undefined, columns, standard)).toBe(standard);
  expect(parseTableView('url', columns, standard)).toBe(standard);
});

test('a column that no longer exists is forgotten', () => {
  expect(parseTableView('-gone.url', columns, standard)).toEqual({ hidden: ['url'] });
});
