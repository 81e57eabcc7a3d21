import { expect, it } from 'vitest';
import { isUnder, navItems, navItemsOf } from './nav-items';

it('marks exactly one entry of the rail on every page below it', () => {
  const marked = (pathname: string) => navItems.filter(({ href }) => isUnder(pathname, href)).map(({ label }) => label);
  expect(marked('/')).toEqual(['Overview']);
  expect(marked('/callbacks')).toEqual(['Callbacks']);
  expect(marked('/transfers/17')).toEqual(['Transfers']);
  expect(marked('/batches/gatepay/17')).toEqual(['Batches']);
  expect(marked('/issues/17')).toEqual(['Issues']);
  expect(marked('/providers/gatepay/default')).toEqual(['Providers']);
  expect(marked('/settings/chains/TRX')).toEqual(['Settings']);
  expect(marked('/people/7')).toEqual(['People']);
  expect(marked('/callbacksque')).toEqual([]);
});

it('leads nobody to a page that they may not read', () => {
  const labels = (role: 'viewer' | 'admin') => navItemsOf(role).map(({ label }) => label);
  expect(labels('admin')).toContain('Audit');
  expect(labels('viewer')).not.toContain('Audit');
});
