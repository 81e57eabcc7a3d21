import { expect, test } from 'vitest';
import { openViewQuery, viewQuery } from './view-query';

test('two URLs that show the same keep the same query, whatever page they stand on', () => {
  const one = new URLSearchParams('status=failed&status=new&provider=gatepay&columns=id+type');
  const other = new URLSearchParams(
    'columns=id+type&cursor=abc&trail=x&provider=gatepay&q=&status=failed&status=new&view=7',
  );
  expect(viewQuery(one)).toBe('columns=id+type&provider=gatepay&status=failed&status=new');
  expect(viewQuery(other)).toBe(viewQuery(one));
});

test('the values of one filter keep their order, and text that Postgres cannot hold is replaced', () => {
  expect(viewQuery(new URLSearchParams('b=2&b=1&a=\u0000'))).toBe('a=%EF%BF%BD&b=2&b=1');
});

test('the URL of a view opens what it keeps, and says which one it is', () => {
  const open = openViewQuery({ id: '7', query: 'columns=id+type&q=a%26b' });
  expect(viewQuery(new URLSearchParams(open))).toBe('columns=id+type&q=a%26b');
  expect(new URLSearchParams(open).get('view')).toBe('7');
});
