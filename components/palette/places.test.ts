import { expect, test } from 'vitest';
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

test('no place is listed twice', () => {
  const all = labels('');
  expect(new Set(all).size).toBe(all.length);
});
