import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { basswallet } from '@/lib/providers/basswallet';
import { canonicalForms } from './canonical-forms';
import { statuses } from './statuses';

const page = readFileSync(new URL('../../../docs/providers/basswallet.md', import.meta.url), 'utf8');

function rowsOf(name: string): string[] {
  const section = page.split(`<!-- ${name} -->`)[1]?.split(`<!-- /${name} -->`)[0]?.trim() ?? '';
  return section.split('\n').slice(2);
}

test('the documented statuses, ranks and outcomes are those of the code', () => {
  const rows = Object.entries(statuses).map(
    ([status, { rank, terminal, outcome }]) =>
      `| any order | \`${status}\` | ${rank} | ${terminal ? 'yes' : 'no'} | ${outcome} |`,
  );
  expect(rowsOf('statuses')).toEqual(rows);
});

test('the documented forms are those tried, in that order', () => {
  expect(rowsOf('forms').map((row) => row.split('`')[1])).toEqual([...canonicalForms]);
});

test('every secret, setting and channel is on the page', () => {
  for (const { variable } of basswallet.secretFields) expect(page).toContain(`\`${variable}\``);
  for (const variable of Object.values(basswallet.settingVariables ?? {})) expect(page).toContain(`\`${variable}\``);
  for (const setting of Object.keys(basswallet.settings.parse({}))) expect(page).toContain(`\`${setting}\``);
  for (const { id } of basswallet.channels) expect(page).toContain(`/api/callbacks/${id}\``);
});

test('every question, the base URL and the bound are on the page', () => {
  for (const { request } of basswallet.probes?.questions ?? []) expect(page).toContain(`\`${request}\``);
  expect(page).toContain(`\`${basswallet.probes?.baseUrl(basswallet.settings.parse({}))}\``);
  expect(page).toContain(`At most ${basswallet.probes?.ratePerMinuteMax} questions a minute`);
});
