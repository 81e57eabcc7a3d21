import { describe, expect } from 'vitest';
import { status } from '@/e2e/support/backend';
import { addDestination, arrive, deliverOnce, readDeliveries } from '@/e2e/support/delivery-test';
import { auditActions } from '@/e2e/support/destination-test';
import { one } from '@/e2e/support/ledger-test';
import { deliverFirst, person, test } from '@/e2e/support/replay-test';
import { roles } from '@/lib/access/actor';
import { listDeliveries } from '@/lib/delivery/list-deliveries';
import { getCallback } from '@/lib/intake/get-callback';
import { replayCallback } from './replay-callback';

const toAll = { callbackId: '1', destinationId: null, reason: null };

describe('a replay of one callback', () => {
  test('never changes the original delivery, has its own id and points to it', async ({ ctx, db, backend, tools }) => {
    await deliverFirst(ctx, { backend, tools });
    const before = await one(db, 'select to_jsonb(d) as row from deliveries d where id = 1');
    const attemptsBefore = await one(db, 'select jsonb_agg(to_jsonb(a)) as rows from attempts a');
    const replayed = await replayCallback(ctx, { ...toAll, reason: ' the ledger was down ' });
    expect(replayed).toEqual({
      outcome: 'replayed',
      deliveries: [{ id: '2', destinationId: '1', destinationName: 'Backend', replayOf: '1' }],
      reapplied: false,
    });
    expect((await getCallback(ctx, '1')).status).toBe('new');
    await deliverOnce(ctx, tools);
    expect(await one(db, 'select to_jsonb(d) as row from deliveries d where id = 1')).toEqual(before);
    expect(await one(db, 'select jsonb_agg(to_jsonb(a)) as rows from attempts a where delivery_id = 1')).toEqual(
      attemptsBefore,
    );
    const [replay, original] = await listDeliveries(ctx, { callbackId: '1' });
    expect(replay).toMatchObject({
      ...{ trigger: 'replay', replayOf: '1', requestedBy: 'tests', reason: 'the ledger was down', status: 'delivered' },
    });
    expect(replay?.webhookId).not.toBe(original?.webhookId);
    const [first, second] = backend.received;
    expect(second?.body).toEqual(first?.body);
    expect(second?.headers).toMatchObject({ 'callback-trigger': 'replay', 'callback-replay-of': original?.webhookId });
    expect((await getCallback(ctx, '1')).status).toBe('sent');
  });

  test('asked twice does something twice', async ({ ctx, db, backend, tools }) => {
    await deliverFirst(ctx, { backend, tools });
    await replayCallback(ctx, toAll);
    await replayCallback(ctx, toAll);
    await deliverOnce(ctx, tools);
    expect(await readDeliveries(db)).toEqual(['1 delivered 1', '1 delivered 1', '1 delivered 1']);
    expect(new Set(backend.received.map(({ headers }) => headers['webhook-id'])).size).toBe(3);
  });

  test('goes to every active destination that wants it, or to the chosen one alone', async ({ ctx, backend }) => {
    await addDestination(ctx, backend.url, { name: 'One' });
    await addDestination(ctx, backend.url, { name: 'Two', filter: { types: ['another'] } });
    await addDestination(ctx, backend.url, { name: 'Three', state: 'paused' });
    await arrive(ctx, 'b1');
    const names = async (destinationId: string | null) => {
      const replayed = await replayCallback(ctx, { ...toAll, destinationId });
      return replayed.outcome === 'replayed' ? replayed.deliveries.map((each) => each.destinationName) : replayed;
    };
    expect(await names(null)).toEqual(['One']);
    expect(await names('2')).toEqual(['Two']);
    expect(await names('3')).toEqual(['Three']);
  });

  test('sends what is unverified only where the destination lets it in, chosen or not', async ({
    ctx,
    db,
    backend,
  }) => {
    await addDestination(ctx, backend.url);
    await addDestination(ctx, backend.url, { filter: { includeUnverified: true } });
    await arrive(ctx, 'b1');
    await db.pool.query('update callbacks set verified = false');
    expect(await replayCallback(ctx, { ...toAll, destinationId: '1' })).toEqual({
      outcome: 'no_destination',
      reapplied: false,
    });
    expect(await replayCallback(ctx, toAll)).toMatchObject({ deliveries: [{ destinationId: '2' }] });
  });

  test('with nobody to send to says so and writes nothing', async ({ ctx, db }) => {
    await arrive(ctx, 'b1');
    expect(await replayCallback(ctx, toAll)).toEqual({ outcome: 'no_destination', reapplied: false });
    expect(await readDeliveries(db)).toEqual([]);
    expect(await auditActions(ctx)).toEqual([]);
  });

  test('applies what failed to apply again, and closes its issue', async ({ ctx, db, backend, tools }) => {
    await deliverFirst(ctx, { backend, tools });
    await db.pool.query(`update callbacks set apply_state = 'failed', apply_error = 'x', applied_at = null`);
    await db.pool.query(
      `insert into issues (account_id, provider, kind, subject, title, opened_at, last_seen_at)
       select account_id, provider, 'apply_failed', 'callback:1', 'x', now(), now() from callbacks`,
    );
    expect(await replayCallback(ctx, toAll)).toMatchObject({ outcome: 'replayed', reapplied: true });
    expect(
      await one(
        db,
        `select c.apply_state, j.callback_id::text, i.state from callbacks c join apply_jobs j on j.callback_id = c.id cross join issues i`,
      ),
    ).toEqual({ apply_state: 'pending', callback_id: '1', state: 'resolved' });
  });

  test('a replay that fails shows on the callback, and is tried again by the schedule', async ({
    ctx,
    db,
    backend,
    tools,
  }) => {
    await deliverFirst(ctx, { backend, tools });
    backend.answer(status(500));
    await replayCallback(ctx, toAll);
    await deliverOnce(ctx, tools);
    expect((await getCallback(ctx, '1')).status).toBe('failed');
    expect(await readDeliveries(db)).toEqual(['1 delivered 1', '1 waiting 1 status_not_ok']);
  });

  test('what is not there is said to be missing', async ({ ctx, backend, tools }) => {
    await expect(replayCallback(ctx, toAll)).rejects.toThrow('There is no callback 1');
    await expect(replayCallback(ctx, { ...toAll, callbackId: 'x' })).rejects.toThrow('There is no callback x');
    await deliverFirst(ctx, { backend, tools });
    await expect(replayCallback(ctx, { ...toAll, destinationId: '9' })).rejects.toThrow('There is no destination 9');
    await ctx.db.pool.query('update destinations set archived_at = now()');
    await expect(replayCallback(ctx, { ...toAll, destinationId: '1' })).rejects.toThrow('archived');
  });

  test('is in the audit under the name of whoever asked, with the reason', async ({ ctx, as, db, backend, tools }) => {
    await deliverFirst(ctx, { backend, tools });
    await replayCallback(as(person('operator', '7')), { ...toAll, reason: 'asked by finance' });
    expect(
      await one(db, 'select actor_kind, actor_id, actor_name, action, subject, after from audit_entries'),
    ).toMatchObject({
      ...{ actor_kind: 'person', actor_id: '7', actor_name: 'Person 7', action: 'callback.replayed' },
      ...{ subject: 'callback:1', after: { deliveries: '2', reason: 'asked by finance' } },
    });
  });

  for (const role of roles) {
    const allowed = role === 'operator' || role === 'admin';
    test(`${role} ${allowed ? 'may' : 'may not'} replay`, async ({ ctx, as, backend, tools }) => {
      await deliverFirst(ctx, { backend, tools });
      const replayed = replayCallback(as(person(role)), toAll);
      if (allowed) expect(await replayed).toMatchObject({ outcome: 'replayed' });
      else await expect(replayed).rejects.toMatchObject({ code: 'forbidden' });
    });
  }
});
