import { expect, test } from 'vitest';
import { places as pages } from '@/e2e/support/access-surface';
import { roles } from '@/lib/access/actor';
import { permissions } from '@/lib/access/permissions';
import { findPlaces } from './places';

const labels = (text: string, role: 'viewer' | 'admin' = 'admin') => findPlaces(text, role).map(({ label }) => label);

test('a page is found by its beginning, before those that only hold the word', () => {
  expect(labels('callb')[0]).toBe('Callbacks');
  expect(labels('chain')).toEqual(['Settings › Chain map', 'Settings › New chain']);
});

test('what one calls it by finds it too', () => {
  expect(labels('resend')).toEqual(['New replay']);
  expect(labels('csv')).toContain('Exports');
});

test('nobody is led to what they may not do', () => {
  expect(labels('new', 'viewer')).toEqual([]);
  expect(labels('new', 'admin')).toContain('New destination');
});

test.each(roles)('a %s is offered every page of the palette that their role includes, and no other', (role) => {
  const who = new Map(Object.values(pages).map((page) => [page.path.split('?')[0], page.who]));
  const offered = (of: typeof role) => findPlaces('', of).map(({ href }) => String(href));
  const included = offered('admin').filter((href) => {
    const needs = who.get(href.split('?')[0]);
    expect(needs, `${href} is a page`).toBeDefined();
    if (needs === undefined || needs === 'anybody' || needs === 'signed-out') return true;
    return permissions[needs].roles.some((each) => each === role);
  });
  expect(offered(role)).toEqual(included);
});

test('no place is listed twice', () => {
  const all = labels('');
  expect(new Set(all).size).toBe(all.length);
});
