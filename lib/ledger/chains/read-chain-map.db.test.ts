import { expect } from 'vitest';
import { test } from '@/e2e/support/test-database';
import { systemClock } from '@/lib/platform/clock';
import { chainDefaults } from './chain-defaults';
import { chainSettingsKey } from './chain-settings';
import { forgetChainMap, readChainMap } from './read-chain-map';

const statement = `insert into console_settings (key, value, updated_at, updated_by) values ($1, $2::jsonb, now(), 'Ada')`;

test('the map is read once and is the same object until it is forgotten or ten seconds have passed', async ({ db }) => {
  let now = systemClock.now();
  const ctx = { db, clock: { ...systemClock, now: () => now } };
  const first = await readChainMap(ctx);
  expect(first).toEqual(chainDefaults);
  await db.pool.query(statement, [chainSettingsKey, JSON.stringify({ entries: [], disabled: ['TRX'] })]);
  expect(await readChainMap(ctx)).toBe(first);
  now = new Date(now.getTime() + 10_000);
  const later = await readChainMap(ctx);
  expect(later.some(({ id }) => id === 'TRX')).toBe(false);
  await db.pool.query('delete from console_settings');
  forgetChainMap(ctx);
  expect(await readChainMap(ctx)).toEqual(chainDefaults);
});
