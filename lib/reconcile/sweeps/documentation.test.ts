import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { findProvider } from '@/lib/providers/registry';
import { defaultBounds } from './bounds';
import { durationWords } from './record-issue';

const page = readFileSync(path.resolve(import.meta.dirname, '../../../docs/money.md'), 'utf8');

const words = (minutes: number | null) => (minutes === null ? 'never' : durationWords(minutes));
const label = (provider: string) => findProvider(provider)?.label ?? provider;

test('the page has every bound on what is stuck as the code has it', () => {
  const lines = defaultBounds.stuck.map(
    ({ provider, kind, minutes }) => `| ${label(provider)} | ${kind} | ${words(minutes)} |`,
  );
  const table = [...lines, `| everything else | | ${words(defaultBounds.otherwiseMinutes)} |`].join('\n');
  expect(page).toContain(`| provider | what | stuck after |\n|---|---|---|\n${table}\n`);
});

test('the page has every bound on second callbacks, and when an account is silent', () => {
  const table = defaultBounds.second
    .map(({ provider, minutes }) => `| ${label(provider)} | ${words(minutes)} |`)
    .join('\n');
  expect(page).toContain(`| provider | second callback missing after |\n|---|---|\n${table}\n`);
  const { missingMin, minutesMin } = defaultBounds.silence;
  expect(page).toContain(`from ${missingMin} missing callbacks and ${words(minutesMin)} of quiet on`);
});
