import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { providers } from '@/lib/providers/registry';
import { retryAfterSecondsMax, retryDelaysSeconds } from './decide-next-try';
import { probeErrorClasses, probeErrorInfo } from './error-class';
import { answerBytesMax, questionTimeoutMs } from './put-question';
import { leaseMs } from './run-probes-due';

const page = readFileSync(path.resolve(import.meta.dirname, '../../../docs/probes.md'), 'utf8');

/** One row a question, as the page has to print it. */
function questionTable(): string {
  return providers
    .flatMap(({ label, probes }) =>
      (probes?.questions ?? []).map(
        ({ resource, about, request, source }) =>
          `| ${label} | ${about} | \`${resource}\` | \`${request}\` | ${source} |`,
      ),
    )
    .join('\n');
}

/** One row a provider: what it needs, how it is proven, how often it is asked. */
function meansTable(): string {
  return providers
    .flatMap(({ id, label, probes, secretFields, settings, settingVariables }) => {
      if (!probes) return [];
      const secrets = secretFields.filter(({ name }) => probes.needs.secrets.includes(name));
      const variables = [
        ...secrets.map(({ variable }) => variable),
        ...probes.needs.settings.map((name) => settingVariables?.[name] ?? name),
      ].map((variable) => `\`${variable}\``);
      const url = `\`${id.toUpperCase()}_QUERY_URL\`, \`${probes.baseUrl(settings.parse({}))}\``;
      const bound = `${probes.ratePerMinuteMax} a minute. ${probes.rateSource}`;
      return [`| ${label} | ${variables.join(', ')} | ${url} | ${probes.signing} | ${bound} |`];
    })
    .join('\n');
}

function errorTable(): string {
  return probeErrorClasses
    .map((name) => {
      const { meaning, whatToDo, triesMax } = probeErrorInfo[name];
      return `| \`${name}\` | ${meaning} | ${whatToDo} | ${triesMax} |`;
    })
    .join('\n');
}

test('the page prints every question that the code can put', () => {
  expect(page).toContain(questionTable());
});

test('the page prints what each provider needs, its base URL, how it is signed and how often it is asked', () => {
  expect(page).toContain(meansTable());
});

test('the page prints every error class of the code, in its words', () => {
  expect(page).toContain(errorTable());
});

test('the figures in the page’s sentences are the code’s', () => {
  expect(page).toContain(
    `after ${retryDelaysSeconds.slice(0, -1).join(', ')} and then every ${retryDelaysSeconds.at(-1)} seconds`,
  );
  expect([questionTimeoutMs, answerBytesMax, leaseMs, retryAfterSecondsMax]).toEqual([
    15_000,
    32 * 1024 * 1024,
    120_000,
    3_600,
  ]);
  for (const words of ['15 seconds', '32 MiB', 'two minutes', 'one hour']) expect(page).toContain(words);
});
