import { expect, test } from 'vitest';
import { subjectLink } from './subject-link';

const gatepay = { provider: 'gatepay', account: 'malaysia', batchId: null };

test('what is found by its id needs no name', () => {
  expect(subjectLink('callback:17', undefined)).toEqual({
    kind: 'Callback',
    text: '17',
    href: { pathname: '/callbacks/17' },
  });
  expect(subjectLink('request:0198', undefined).href).toEqual({ pathname: '/rejected/0198' });
});

test('what is found by other words is shown by its name and led to by them', () => {
  expect(subjectLink('account:3', { name: 'GatePay Malaysia', ...gatepay })).toEqual({
    kind: 'Account',
    text: 'GatePay Malaysia',
    href: { pathname: '/providers/gatepay/malaysia' },
  });
  expect(subjectLink('suborder:9', { ...gatepay, name: 'W-1', batchId: 'B 1' }).href).toEqual({
    pathname: '/batches/gatepay/B%201',
    search: 'account=malaysia',
  });
});

test('what is gone or unknown is shown as it was written, without a link', () => {
  expect(subjectLink('account:3', undefined)).toEqual({ kind: 'Account', text: '3', href: null });
  expect(subjectLink('sign-in', undefined)).toEqual({ kind: null, text: 'sign-in', href: null });
});
