import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import type { StatusTable } from '@/lib/providers/contract';
import { gatepay } from '@/lib/providers/gatepay';
import { bizTypes } from './biz-types';
import { sensitiveFields } from './reading';
import { batchStatuses, lineStatuses } from './statuses';

const page = readFileSync(new URL('../../../docs/providers/gatepay.md', import.meta.url), 'utf8');

function section(name: string): string {
  return page.split(`<!-- ${name} -->`)[1]?.split(`<!-- /${name} -->`)[0]?.trim() ?? '';
}

function duration(seconds: number): string {
  const parts = [
    [Math.floor(seconds / 3_600), 'h'],
    [Math.floor((seconds % 3_600) / 60), 'min'],
    [seconds % 60, 's'],
  ].filter(([amount]) => amount !== 0);
  return parts.map(([amount, unit]) => `${amount} ${unit}`).join(' ');
}

function retryTable(): string {
  let total = 0;
  const rows = (gatepay.retries.delaysSeconds ?? []).map((seconds, index) => {
    total += seconds;
    return `| ${index + 1} | ${duration(seconds)} | ${duration(total)} |`;
  });
  return ['| retry | pause | after the first call |', '|---|---|---|', ...rows].join('\n');
}

function statusRows(of: string, table: StatusTable): string[] {
  return Object.entries(table).map(
    ([status, { rank, terminal, outcome }]) =>
      `| ${of} | \`${status}\` | ${rank} | ${terminal ? 'yes' : 'no'} | ${outcome} |`,
  );
}

function statusTable(): string {
  const typesByTable = new Map<StatusTable, string[]>();
  for (const [name, { statuses }] of bizTypes)
    typesByTable.set(statuses, [...(typesByTable.get(statuses) ?? []), name]);
  return [
    '| of | status | rank | terminal | outcome |',
    '|---|---|---|---|---|',
    ...statusRows('batch', batchStatuses),
    ...statusRows('line of a batch', lineStatuses),
    ...[...typesByTable].flatMap(([table, names]) =>
      // The five bizTypes of payment orders are named in the table above it.
      statusRows(names.length > 2 ? 'payment order' : names.map((name) => `\`${name}\``).join(', '), table),
    ),
  ].join('\n');
}

test('the documented retries are those of the code', () => {
  expect(section('retries')).toBe(retryTable());
});

test('the documented statuses, ranks and outcomes are those of the code', () => {
  expect(section('statuses')).toBe(statusTable());
});

test('every bizType, secret, channel and masked field is on the page', () => {
  for (const name of [...bizTypes.keys(), ...Object.keys(sensitiveFields)]) expect(page).toContain(`\`${name}\``);
  for (const { variable } of gatepay.secretFields) expect(page).toContain(`\`${variable}\``);
  for (const variable of Object.values(gatepay.settingVariables ?? {})) expect(page).toContain(`\`${variable}\``);
  for (const { id } of gatepay.channels) expect(page).toContain(`/api/callbacks/${id}\``);
});
