import { expect, test } from 'vitest';
import { formProblem, isOfForm } from './form-pattern';

test.each([
  '^(?:0x)?[0-9a-fA-F]{64}$',
  '^T[1-9A-HJ-NP-Za-km-z]{33}$',
  '^(?:[0-9a-fA-F]{64}|[A-Za-z0-9+/_-]{43}=?)$',
  String.raw`^[a-z0-9\-.]{3,90}$`,
  '^[^ ]{1,200}$',
  '^(?:[)|]|a)$',
])('the form %s can be used', (form) => {
  expect(formProblem(form)).toBeNull();
});

test.each([
  ['[0-9]{64}', 'begins with ^'],
  ['^[0-9]{64}', 'ends with $'],
  ['^$', 'is made of'],
  ['^(a+)+$', 'no * or +'],
  ['^.*$', 'no * or +'],
  [String.raw`^(?:a|b)\1$`, 'is made of'],
  ['^(?=a)a$', 'is made of'],
  ['^(?:(?:a?)?)?$', 'is made of'],
  ['^a|b$', 'stand in a group'],
  ['^a{0,50}a{0,50}a{0,50}a{0,50}b$', 'can be read in so many ways'],
  [`^${'(?:a|a)'.repeat(26)}$`, 'can be read in so many ways'],
  [`^${'(?:a|a)?'.repeat(14)}$`, 'can be read in so many ways'],
  [`^${'=?'.repeat(30)}={30}$`, 'can be read in so many ways'],
  ['^(?:a{0,99}|b{0,99})(?:a{0,99}|b{0,99})$', 'can be read in so many ways'],
  ['^(?:a|b$', 'is made of'],
  ['^a)$', 'is made of'],
  ['^[z-a]{3}$', 'runs backwards'],
  ['^[0-9]{9,2}$', 'runs backwards'],
  [`^${'a'.repeat(400)}$`, 'at most 300 characters'],
])('the form %s is refused: %s', (form, words) => {
  expect(formProblem(form)).toContain(words);
});

test('a form speaks of the whole value', () => {
  expect(isOfForm('^[0-9]{4}$', '1234')).toBe(true);
  for (const value of ['12345', '123', '1234\n', ' 1234', '']) expect(isOfForm('^[0-9]{4}$', value)).toBe(false);
});

test('a value longer than any hash is of no form', () => {
  expect(isOfForm('^[a]{1,999}$', 'a'.repeat(200))).toBe(true);
  expect(isOfForm('^[a]{1,999}$', 'a'.repeat(201))).toBe(false);
});

test.each([
  [`^${'(?:a|a)'.repeat(14)}$`, `${'a'.repeat(14)}b`],
  [`^${'a?'.repeat(14)}a{14}$`, `${'a'.repeat(28)}b`],
  ['^a{0,139}a{0,139}b$', 'a'.repeat(200)],
])('a form as wide as is taken, %s, refuses the value that costs most', (form, value) => {
  expect(formProblem(form)).toBeNull();
  expect(isOfForm(form, value)).toBe(false);
});
