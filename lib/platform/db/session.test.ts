import { expect, test } from 'vitest';
import { leadsThroughPooler, throughPooler, withSessionSettings } from './session';

const optionsOf = (url: string) => new URL(url).searchParams.get('options');

test('every session is asked to run in UTC with bounded statements', () => {
  const options = optionsOf(withSessionSettings('postgresql://u:p%40ss@db:5432/console?sslmode=require'));
  expect(options).toContain('-c TimeZone=UTC');
  expect(options).toContain('-c statement_timeout=30s');
});

test("an address' own options stay, and ours come last, so that ours win", () => {
  const url = withSessionSettings(
    'postgresql://db/console?options=-c%20TimeZone%3DAsia%2FTokyo%20-c%20work_mem%3D8MB',
    {
      statement_timeout: '4s',
    },
  );
  expect(optionsOf(url)).toBe(
    '-c TimeZone=Asia/Tokyo -c work_mem=8MB -c TimeZone=UTC -c statement_timeout=4s -c idle_in_transaction_session_timeout=60s -c jit=off',
  );
});

test('an address that leads through a pooler says so of itself, and keeps everything else', () => {
  const direct = 'postgresql://u:p%40ss@db:6432/console?sslmode=require';
  expect(leadsThroughPooler(direct)).toBe(false);
  const pooled = throughPooler(direct);
  expect(leadsThroughPooler(pooled)).toBe(true);
  expect(leadsThroughPooler(withSessionSettings(pooled))).toBe(true);
  expect(pooled).toContain('sslmode=require');
});
