import { expect } from 'vitest';
import { test } from '@/e2e/support/people-test';
import { getConsoleZone, readConsoleZone, setConsoleZone } from './console-zone';

test('the console’s zone is UTC until an admin sets one that there is, audited with what it was', async ({
  clocked,
  join,
}) => {
  const [admin, viewer] = [await join('admin', 'ada'), await join('viewer', 'vic')];
  expect(await getConsoleZone(viewer)).toEqual({ zone: 'UTC', changed: null });
  await expect(setConsoleZone(viewer, 'Asia/Tokyo')).rejects.toMatchObject({ code: 'forbidden' });
  for (const zone of ['', 'Mars/Olympus', '+08:00', "UTC'; drop table users"])
    expect(await setConsoleZone(admin, zone), zone).toEqual({ outcome: 'unknown_zone' });
  expect(await setConsoleZone(admin, ' asia/kuala_lumpur ')).toEqual({ outcome: 'set' });
  expect(await setConsoleZone(admin, 'Asia/Kuala_Lumpur')).toEqual({ outcome: 'set' });
  expect(await readConsoleZone(clocked)).toBe('Asia/Kuala_Lumpur');
  expect(await getConsoleZone(viewer)).toMatchObject({ zone: 'Asia/Kuala_Lumpur', changed: { by: 'ada' } });
  const { rows } = await clocked.db.pool.query(
    "select actor_name as by, before, after from audit_entries where action = 'settings.zone_set'",
  );
  expect(rows).toEqual([{ by: 'ada', before: { zone: 'UTC' }, after: { zone: 'Asia/Kuala_Lumpur' } }]);
});

test('a stored zone that this platform does not know is shown as UTC, never as another', async ({ clocked, join }) => {
  const admin = await join('admin', 'ada');
  await setConsoleZone(admin, 'Asia/Tokyo');
  await clocked.db.pool.query(`update console_settings set value = '{"zone":"Mars/Olympus"}' where key = 'time.zone'`);
  expect(await getConsoleZone(admin)).toMatchObject({ zone: 'UTC' });
});
