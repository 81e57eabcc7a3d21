import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { caibo } from '@/lib/providers/caibo';
import { statuses, statusTexts, transactionWords } from './statuses';

const page = readFileSync(new URL('../../../docs/providers/caibo.md', import.meta.url), 'utf8');
const settings = caibo.settings.parse({});

function rowsOf(name: string): string[] {
  const section = page.split(`<!-- ${name} -->`)[1]?.split(`<!-- /${name} -->`)[0]?.trim() ?? '';
  return section.split('\n').slice(2);
}

/** The key that `map` has for `word`, as code; a dash where it has none. */
function keyOf(map: Iterable<readonly [string, string]>, word: string): string {
  const key = [...map].find(([, value]) => value === word)?.[0];
  return key === undefined ? '–' : `\`${key}\``;
}

test('the documented statuses, numbers, ranks and outcomes are those of the code', () => {
  const rows = transactionWords.map((word) => {
    const { rank, terminal, outcome } = statuses[word];
    const id = keyOf(Object.entries(settings.transactionStatuses), word);
    return `| ${id} | ${keyOf(statusTexts, word)} | ${word} | ${rank} | ${terminal ? 'yes' : 'no'} | ${outcome} |`;
  });
  expect(rowsOf('statuses')).toEqual(rows);
});

test('the documented numbers of payment requests are those of the code', () => {
  const rows = Object.entries(settings.paymentRequestStatuses).map(([id, word]) => `| \`${id}\` | ${word} |`);
  expect(rowsOf('requests')).toEqual(rows);
});

test('every setting is documented with its variable and its default', () => {
  const variables = new Map(Object.entries(caibo.settingVariables ?? {}));
  const rows = rowsOf('settings');
  expect(rows.map((row) => row.split('|')[1]?.trim())).toEqual(Object.keys(settings).map((name) => `\`${name}\``));
  for (const [index, [name, value]] of Object.entries(settings).entries()) {
    const variable = variables.get(name);
    expect(rows[index]?.split('|')[2]?.trim()).toBe(variable === undefined ? '–' : `\`${variable}\``);
    if (typeof value !== 'object') expect(rows[index]?.split('|')[3]?.trim()).toBe(`\`${String(value)}\``);
  }
});

test('every secret, channel and masked field is on the page', () => {
  for (const { variable } of caibo.secretFields) expect(page).toContain(`\`${variable}\``);
  for (const { id } of caibo.channels) expect(page).toContain(`/api/callbacks/${id}\``);
  for (const field of Object.keys(caibo.sensitiveFields)) expect(page).toContain(`\`${field}\``);
});

test('every question and the bound are on the page', () => {
  for (const { request } of caibo.probes?.questions ?? []) expect(page).toContain(`\`${request}\``);
  expect(page).toContain(`At most ${caibo.probes?.ratePerMinuteMax} questions a minute`);
});
