import { expect, test } from 'vitest';
import { readDestinationForm } from './read-destination-form';

function formOf(entries: readonly (readonly [string, string])[]): FormData {
  const form = new FormData();
  for (const [name, value] of entries) form.append(name, value);
  return form;
}

const plain = [
  ['name', 'Ledger'],
  ['url', 'https://backend.test/'],
  ['bodyMode', 'normalized'],
  ['timeoutMs', '15000'],
  ['concurrencyMax', '20'],
  ['ratePerSecondMax', ''],
  ['scheduleSeconds', ''],
  ['headers', ''],
] as const;

test('a form says all that a destination is made of', () => {
  const form = formOf([
    ...plain,
    ['provider', 'gatepay'],
    ['provider', 'caibo'],
    ['outcome', 'failed'],
    ['types', 'WITHDRAW\r\n\r\nDeposit'],
    ['includeUnverified', 'on'],
    ['scheduleSeconds.note', 'ignored'],
    ['header.remove', 'x-old'],
  ]);
  form.set('headers', 'Authorization: Bearer a:b\n');
  form.set('scheduleSeconds', '5 s, 1 min');
  form.set('ratePerSecondMax', '50');
  expect(readDestinationForm(form)).toEqual({
    input: {
      name: 'Ledger',
      url: 'https://backend.test/',
      filter: {
        providers: ['gatepay', 'caibo'],
        accounts: [],
        channels: [],
        types: ['WITHDRAW', 'Deposit'],
        outcomes: ['failed'],
        includeUnverified: true,
      },
      bodyMode: 'normalized',
      headers: { 'x-old': null, Authorization: 'Bearer a:b' },
      timeoutMs: 15_000,
      ratePerSecondMax: 50,
      concurrencyMax: 20,
      scheduleSeconds: [5, 60],
    },
  });
});

test('a number that is none is never taken for another number', () => {
  for (const value of ['', '1e3', '-5', '0x10', '12.5', 'many']) {
    const form = formOf(plain);
    form.set('timeoutMs', value);
    const read = readDestinationForm(form);
    expect('input' in read && read.input.timeoutMs).toBeNaN();
  }
});

test('what cannot be read is told by its line, never by its text', () => {
  const form = formOf(plain);
  form.set('headers', 'x-team: ledger\nsecret-token-without-a-name');
  form.set('scheduleSeconds', 'often');
  expect(readDestinationForm(form)).toEqual({
    outcome: 'invalid',
    problems: { headers: 'Line 2 is not written as Name: value.', scheduleSeconds: expect.stringContaining('"often"') },
  });
});
