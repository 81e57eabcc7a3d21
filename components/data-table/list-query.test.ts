import { expect, test } from 'vitest';
import { againHref, filterHref, pageHrefs, withoutValueHref } from './list-query';

const query = (text: string) => new URLSearchParams(text);

test('a change of filter leads to the first page and keeps the other filters', () => {
  expect(
    filterHref('/callbacks', query('status=failed&q=a+b&cursor=c2&trail=c1'), { provider: ['gatepay', 'caibo'] }),
  ).toEqual({
    pathname: '/callbacks',
    search: '?status=failed&q=a+b&provider=gatepay&provider=caibo',
  });
});

test('null and no values remove a filter', () => {
  expect(filterHref('/callbacks', query('status=failed&q=x'), { status: null, q: [] }).search).toBe('');
});

test('taking one value away leaves its siblings', () => {
  expect(withoutValueHref('/x', query('status=failed&status=new'), 'status', 'failed').search).toBe('?status=new');
});

test('going older and newer again comes back to the same page', () => {
  const second = pageHrefs('/x', query('status=new'), 'c1');
  expect(second).toEqual({ first: null, newer: null, older: { pathname: '/x', search: '?status=new&cursor=c1' } });
  const third = pageHrefs('/x', query('status=new&cursor=c1'), 'c2');
  expect(third.older?.search).toBe('?status=new&cursor=c2&trail=c1');
  expect(third.newer?.search).toBe('?status=new');
  const fourth = pageHrefs('/x', query('status=new&cursor=c2&trail=c1'), null);
  expect(fourth.older).toBeNull();
  expect(fourth.newer?.search).toBe('?status=new&cursor=c1');
  expect(fourth.first?.search).toBe('?status=new');
});

test('the way back stays bounded however far one pages', () => {
  let text = 'cursor=c0';
  for (let page = 1; page < 100; page += 1) text = pageHrefs('/x', query(text), `c${page}`).older?.search ?? '';
  expect(query(text).getAll('trail')).toHaveLength(24);
  expect(query(text).getAll('trail').at(-1)).toBe('c98');
});

test('trying again after an incident keeps the page, after a refused cursor it begins anew', () => {
  expect(againHref('/x', query('status=new&cursor=c1'), 'incident')).toBe('/x?status=new&cursor=c1');
  expect(againHref('/x', query('status=new&cursor=c1'), null)).toBe('/x?status=new');
  expect(againHref('/x', query(''), null)).toBe('/x');
});
