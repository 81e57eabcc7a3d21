import type { Actor, ActorContext, Role } from '@/lib/access/actor';
import { ensureAccounts, forgetAccounts } from '@/lib/intake/accounts';
import { doorState } from '@/lib/intake/door-state';
import { type OpenDoor, openWebDoor, signedGatepay } from './door-client';
import { emptyTables } from './empty-tables';
import { type TestClock, testContext } from './test-context';
import { test as base } from './test-database';

export const rightSecret = 'the-secret-that-gatepay-signs-with';

/** A person of `role`. */
export function person(role: Role, name = 'Ada Reyes'): Actor {
  const userId = '0199d4c0-0000-7000-8000-000000000001';
  return { kind: 'person', userId, sessionId: 's', name, email: 'ada@example.com', role, address: '203.0.113.9' };
}

let serial = 0;
/** A payload that no other test has sent. */
export function payload(status = 'SUCCESS'): string {
  serial += 1;
  return JSON.stringify({
    main_order: { batch_id: `batch-${serial}`, status, merchant_id: 1 },
    suborders: [{ merchant_withdraw_id: `w-${serial}`, status: 'DONE', amount: 12.5, currency: 'USDT' }],
  });
}

/** The console before and after somebody mended GatePay's secret. */
export interface Mending {
  clock: TestClock;
  door: OpenDoor;
  /** With a secret that is not GatePay's. */
  before: ActorContext;
  /** With GatePay's secret; an operator asks. */
  after: ActorContext;
  /** Sends what GatePay would, signed with its real secret. */
  send(body?: string): Promise<{ body: string; status: number }>;
  /** The newest request of all. */
  lastRequestId(): Promise<string>;
  /** Settings of the GatePay account's door. */
  setDoor(door: object): Promise<void>;
}

/** `test` with an empty database and a GatePay account whose secret is wrong until it is mended. */
export const test = base.extend('gate', async ({ db }, { onCleanup }): Promise<Mending> => {
  await emptyTables(
    db,
    'accounts, requests, callbacks, apply_jobs, batches, suborders, transfers, transitions, deliveries, issues, statistics, statistics_deltas, rejected_days, rate_windows',
  );
  // Each has the memory of a process of its own: none knows what the test before counted.
  const wrong = testContext({ ...db }, { GATEPAY_API_SECRET: 'not-the-secret-of-gatepay' });
  const right = testContext({ ...db }, { GATEPAY_API_SECRET: rightSecret }, wrong.clock);
  // What a timer would still write belongs to this test's rows.
  onCleanup(async () => {
    for (const ctx of [wrong, right]) await doorState(ctx).rejected.flush(ctx);
  });
  await ensureAccounts(wrong);
  const door = await openWebDoor(wrong);
  return {
    clock: wrong.clock,
    door,
    before: { ...wrong, actor: person('operator') },
    after: { ...right, actor: person('operator') },
    async send(body = payload()) {
      wrong.clock.advance(1_000);
      const reply = await door.send(signedGatepay(body, rightSecret, wrong.clock.now()));
      return { body, status: reply.status };
    },
    async lastRequestId() {
      const { rows } = await db.pool.query<{ id: string }>('select id from requests order by id desc limit 1');
      return rows[0]?.id ?? '';
    },
    async setDoor(settings) {
      await db.prisma.account.updateMany({ where: { provider: 'gatepay' }, data: { settings: { door: settings } } });
      forgetAccounts(wrong);
    },
  };
});
