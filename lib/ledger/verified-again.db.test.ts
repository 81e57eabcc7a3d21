import { expect } from 'vitest';
import { applyAll } from '@/e2e/support/ledger-test';
import { test } from '@/e2e/support/rejected-test';
import { doorState } from '@/lib/intake/door-state';
import { verifyRequest } from '@/lib/intake/verify-request';
import { getBatch } from './get-batch';
import { raiseStorageIssues } from './raise-storage-issues';

test('a request that was verified again is applied like any callback: its batch and lines are there', async ({
  gate,
}) => {
  const { body } = await gate.send();
  await verifyRequest(gate.after, { requestId: await gate.lastRequestId() });
  expect(await applyAll(gate.after)).toBe(1);
  const batchId: string = JSON.parse(body).main_order.batch_id;
  const batch = await getBatch(gate.after, { provider: 'gatepay', batchId });
  expect(batch).toMatchObject({ status: 'SUCCESS', suborders: [{ status: 'DONE', amount: '12.5', currency: 'USDT' }] });
});

test('an account whose bound dropped requests raises one issue a day, also when it was closed meanwhile', async ({
  gate,
  db,
}) => {
  await gate.setDoor({ rejectedRowsPerDayMax: 100 });
  const overrun = async () => {
    for (let index = 0; index < 51; index += 1) await gate.send();
    await doorState(gate.before).rejected.flush(gate.before);
    await raiseStorageIssues(gate.before);
    await raiseStorageIssues(gate.before);
  };
  await raiseStorageIssues(gate.before);
  expect(await db.prisma.issue.count()).toBe(0);
  await overrun();
  const [issue, ...others] = await db.prisma.issue.findMany();
  expect(others).toEqual([]);
  expect(issue).toMatchObject({
    kind: 'rejected_storage_full',
    subject: 'rejected:2026-03-02',
    state: 'open',
    detail: { day: '2026-03-02', keptRows: 50 },
  });
  await db.prisma.issue.updateMany({ data: { state: 'resolved', closedAt: gate.clock.now() } });
  await overrun();
  expect(await db.prisma.issue.count()).toBe(1);
  gate.clock.advance(24 * 3_600_000);
  await overrun();
  expect(await db.prisma.issue.count()).toBe(2);
});
