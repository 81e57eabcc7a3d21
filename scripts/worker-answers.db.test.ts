import { expect } from 'vitest';
import { parseExposition, sampleValue } from '@/e2e/support/exposition';
import { testContext } from '@/e2e/support/test-context';
import { test } from '@/e2e/support/test-database';
import { tokenFailures } from '@/lib/access/api-token';
import { countEvent } from '@/lib/access/rate-limit';
import { startWorkerAnswers } from './worker-answers';

test('a worker without a server answers for its metrics and health, to those who may read them', async ({ db }) => {
  const ctx = testContext(db, { METRICS_TOKEN: 'only-for-the-scraper' });
  const answers = await startWorkerAnswers(ctx, '127.0.0.1', 0);
  const get = (path: string, headers: Record<string, string> = {}) =>
    fetch(`http://127.0.0.1:${answers.port}${path}`, { headers });
  const metrics = await get('/api/metrics', { authorization: 'Bearer only-for-the-scraper' });
  expect(metrics.headers.get('content-type')).toBe('text/plain; version=0.0.4; charset=utf-8');
  const samples = parseExposition(await metrics.text());
  expect(sampleValue(samples, 'process_resident_memory_bytes', { process: 'worker' })).toBeGreaterThan(0);
  const authorization = 'Bearer wrong';
  for (const refused of [await get('/api/metrics'), await get('/api/metrics', { authorization })]) {
    expect([refused.status, refused.headers.get('www-authenticate')]).toEqual([401, 'Bearer']);
  }
  expect(await (await get('/api/health/live')).json()).toEqual({ status: 'live' });
  expect(await (await get('/api/health/ready')).json()).toEqual({ status: 'ready' });
  expect((await get('/anything')).status).toBe(404);
  await answers.close(0);
});

test('one who guesses tokens is told when to come again', async ({ db }) => {
  const ctx = testContext(db);
  await db.pool.query('delete from rate_windows');
  for (let tries = 0; tries < tokenFailures.eventsMax; tries += 1) await countEvent(ctx, tokenFailures, '127.0.0.1');
  const answers = await startWorkerAnswers(ctx, '127.0.0.1', 0);
  const refused = await fetch(`http://127.0.0.1:${answers.port}/api/metrics`, {
    headers: { authorization: 'Bearer guessed' },
  });
  expect([refused.status, refused.headers.get('retry-after')]).toEqual([429, '60']);
  await answers.close(0);
});
