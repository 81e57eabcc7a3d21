import { expect } from 'vitest';
import { one, test } from '@/e2e/support/ledger-test';
import { minuteMs } from '@/lib/platform/time';
import { enqueueProbe } from './enqueue-probe';

const read = `select trigger, requested_by as "requestedBy", reason, next_try_at as "nextTryAt" from probes`;

test.for([
  [null, null, 'asked', 0],
  ['unavailable', null, 'asked', 0],
  // The bound of calls holds for everybody.
  ['rate_limited', null, 'asked', 5],
  // It is being asked at this moment.
  [null, 'worker', 'sweep', 5],
] as const)(
  'a person who asks takes over a question that waits (%s, held by %s)',
  async ([errorClass, leasedBy, trigger, minutes], { ctx, db }) => {
    const { id } = await one<{ id: string }>(db, `select id::text from accounts where provider = 'gatepay'`);
    const asked = { resource: 'withdraw', id: 'b1', record: null };
    const probe = { accountId: id, provider: 'gatepay', subject: 'batch:1', asked };
    const now = ctx.clock.now();
    const later = new Date(now.getTime() + 5 * minuteMs);
    await enqueueProbe(db.pool, { ...probe, trigger: 'sweep', requestedBy: null, reason: 'stuck' }, later);
    await db.pool.query('update probes set tries = 3, error_class = $1, leased_by = $2', [errorClass, leasedBy]);
    const again = { ...probe, trigger: 'asked', requestedBy: 'Ana', reason: 'A customer called' } as const;
    expect(await enqueueProbe(db.pool, again, now)).toMatchObject({ made: false });
    expect(await one(db, read)).toEqual({
      trigger,
      requestedBy: trigger === 'asked' ? 'Ana' : null,
      reason: trigger === 'asked' ? 'A customer called' : 'stuck',
      nextTryAt: new Date(now.getTime() + minutes * minuteMs),
    });
  },
);
