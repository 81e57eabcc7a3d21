import { expect, test } from 'vitest';
import { readEnvironment } from '@/lib/platform/env';
import { environmentLines } from './environment-lines';

const secrets = {
  DATABASE_URL: 'postgres://console:pass-word-1@db.internal/console',
  CONSOLE_SECRET: 'master-secret-of-thirty-two-letters',
  METRICS_TOKEN: 'metrics-token-of-thirty-two-letters',
  OIDC_ISSUER: 'https://id.internal/secret-realm',
  OTEL_EXPORTER_OTLP_ENDPOINT: 'https://user:pass-word-2@collector.internal',
};

test('the environment is shown in words, with no secret and no address in them', () => {
  const shown = JSON.stringify(environmentLines(readEnvironment({ NODE_ENV: 'test', ...secrets })));
  for (const part of ['pass-word', 'master-secret', 'metrics-token', 'internal', 'secret-realm'])
    expect(shown).not.toContain(part);
});

test('each line says what is now', () => {
  const nowOf = (variables: Record<string, string>, name: string) =>
    environmentLines(readEnvironment({ NODE_ENV: 'test', ...variables })).find(({ variable }) => variable === name)
      ?.now;
  expect(nowOf({}, 'DATABASE_URL')).toBe('the embedded Postgres');
  expect(nowOf(secrets, 'DATABASE_URL')).toBe('a Postgres of your own');
  expect(nowOf({ ALLOW_PRIVATE_DESTINATIONS: '1' }, 'ALLOW_PRIVATE_DESTINATIONS')).toBe('on');
  expect(nowOf({ WORKERS: '3' }, 'WORKERS')).toBe('3');
  expect(nowOf({}, 'METRICS_TOKEN')).toBe('not set');
});
