import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { b2binpay } from '@/lib/providers/b2binpay';
import type { StatusTable } from '@/lib/providers/contract';
import { productionUrls } from './settings';
import { coverage } from './signature';
import {
  billStatuses,
  depositStatuses,
  payoutStatuses,
  transferStatuses,
  typesWithoutTransfer,
  withdrawalStatuses,
  wordsOf,
} from './statuses';

const page = readFileSync(new URL('../../../docs/providers/b2binpay.md', import.meta.url), 'utf8');

function rows(of: string, table: StatusTable, words: (status: string) => { name: string; type: string }): string[] {
  return Object.entries(table).map(([status, { rank, terminal, outcome }]) => {
    const { name, type } = words(status);
    return `| ${of} | \`${status}\`${name} | ${rank} | ${terminal ? 'yes' : 'no'} | ${outcome} | ${type} |`;
  });
}

test('the documented statuses, ranks, outcomes and types are those of the code', () => {
  const section = page.split('<!-- statuses -->')[1]?.split('<!-- /statuses -->')[0]?.trim() ?? '';
  expect(section.split('\n').slice(2)).toEqual([
    ...rows('transfer', transferStatuses, (status) => ({ ...wordsOf(status), name: ` ${wordsOf(status).name}` })),
    ...rows('bill (v1)', billStatuses, () => ({ name: '', type: 'Bill' })),
    ...rows('withdrawal (v1)', withdrawalStatuses, () => ({ name: '', type: 'Withdrawal' })),
  ]);
});

test('the signed text on the page is what the signature covers, in that order', () => {
  expect(page).toContain(`    ${coverage.join(' + ')}\n`);
});

test('every unsigned type, secret, setting, channel and masked field is on the page', () => {
  for (const type of typesWithoutTransfer.values()) expect(page).toContain(`*${type}*`);
  for (const { variable } of b2binpay.secretFields) expect(page).toContain(`\`${variable}\``);
  for (const variable of Object.values(b2binpay.settingVariables ?? {})) expect(page).toContain(`\`${variable}\``);
  for (const setting of Object.keys(b2binpay.settings.parse({}))) expect(page).toContain(`\`${setting}\``);
  for (const { id } of b2binpay.channels) expect(page).toContain(`/api/callbacks/${id}\``);
  for (const field of Object.keys(b2binpay.sensitiveFields)) expect(page).toContain(`\`${field}\``);
});

test('every question, the base URLs and the bound are on the page', () => {
  for (const { request } of b2binpay.probes?.questions ?? []) expect(page).toContain(`\`${request}\``);
  for (const url of Object.values(productionUrls)) expect(page).toContain(`\`${url}\``);
  expect(page).toContain(`At most ${b2binpay.probes?.ratePerMinuteMax} questions a minute`);
});

test('the documented outcomes of deposits and payouts are those of the code', () => {
  const outcomeAt = (of: string, status: string) =>
    new RegExp(`\\| ${of} \\|[^|]*\`${status}\`[^|]*\\| ([a-z]+)`).exec(page.split('## Asking')[1] ?? '')?.[1];
  for (const [status, { outcome }] of Object.entries(depositStatuses))
    expect(outcomeAt('deposit', status)).toBe(outcome);
  for (const [status, { outcome }] of Object.entries(payoutStatuses)) expect(outcomeAt('payout', status)).toBe(outcome);
});
