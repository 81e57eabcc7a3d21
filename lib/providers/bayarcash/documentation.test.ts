import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { bayarcash } from '@/lib/providers/bayarcash';
import type { StatusTable } from '@/lib/providers/contract';
import { signedFields } from './records';
import { mandateLabels, mandateStatuses, transactionLabels, transactionStatuses } from './statuses';

const page = readFileSync(new URL('../../../docs/providers/bayarcash.md', import.meta.url), 'utf8');

function rowsOf(name: string): string[] {
  const section = page.split(`<!-- ${name} -->`)[1]?.split(`<!-- /${name} -->`)[0]?.trim() ?? '';
  return section.split('\n').slice(2);
}

function rows(of: string, table: StatusTable, labels: Readonly<Record<string, string>>): string[] {
  return Object.entries(table)
    .sort(([, a], [, b]) => a.rank - b.rank)
    .map(
      ([status, { rank, terminal, outcome }]) =>
        `| ${of} | \`${status}\` | ${labels[status]} | ${rank} | ${terminal ? 'yes' : 'no'} | ${outcome} |`,
    );
}

test('the documented statuses, ranks and outcomes are those of the code', () => {
  expect(rowsOf('statuses')).toEqual([
    ...rows('payment', transactionStatuses, transactionLabels),
    ...rows('mandate', mandateStatuses, mandateLabels),
  ]);
});

test('the documented fields are those signed, in that order', () => {
  expect(rowsOf('records')).toEqual(
    Object.entries(signedFields).map(([record, fields]) => `| \`${record}\` | ${fields.join(', ')} |`),
  );
});

test('every secret, setting, channel and masked field is on the page', () => {
  for (const { variable } of bayarcash.secretFields) expect(page).toContain(`\`${variable}\``);
  for (const variable of Object.values(bayarcash.settingVariables ?? {})) expect(page).toContain(variable);
  for (const setting of Object.keys(bayarcash.settings.parse({}))) expect(page).toContain(`\`${setting}\``);
  for (const { id } of bayarcash.channels) expect(page).toContain(`/api/callbacks/${id}\``);
  for (const field of Object.keys(bayarcash.sensitiveFields)) expect(page).toContain(`\`${field}\``);
});

test('every question, the base URL and the bound are on the page', () => {
  for (const { request } of bayarcash.probes?.questions ?? []) expect(page).toContain(`\`${request}\``);
  expect(page).toContain(`\`${bayarcash.probes?.baseUrl(bayarcash.settings.parse({}))}\``);
  expect(page).toContain(`At most ${bayarcash.probes?.ratePerMinuteMax} questions a minute`);
});
