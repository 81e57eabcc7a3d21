import { describe, expect } from 'vitest';
import { auditActions } from '@/e2e/support/destination-test';
import { countReplayed, deliverFirst, everything, multiplyCallbacks, person, test } from '@/e2e/support/replay-test';
import type { Actor } from '@/lib/access/actor';
import { hourMs } from '@/lib/platform/time';
import { cancelReplay } from './cancel-replay';
import { approveReplay, declineReplay } from './decide-replay';
import { getReplay } from './get-replay';
import { getReplayPolicy } from './get-replay-policy';
import { replayCallback } from './replay-callback';
import { runReplays } from './run-replays';
import { setReplayPolicy } from './set-replay-policy';
import { startReplay } from './start-replay';

const policy = { sentNeedsApproval: true, countMax: 10, expiresAfterHours: 24 };
const asker = person('operator', '1');
const other = person('operator', '2');
const token = (tokenId: string): Actor => ({
  ...{ kind: 'token', tokenId, name: `Token ${tokenId}`, scopes: ['admin'], address: null },
});
const toAll = { callbackId: '1', destinationId: null, reason: null };

describe('four eyes', () => {
  test('are off until an admin turns them on, and turning them on is in the audit', async ({ ctx, as }) => {
    expect(await getReplayPolicy(ctx)).toEqual({ sentNeedsApproval: false, countMax: null, expiresAfterHours: 24 });
    await expect(setReplayPolicy(as(asker), policy)).rejects.toMatchObject({ code: 'forbidden' });
    await setReplayPolicy(as(person('admin')), policy);
    await setReplayPolicy(as(person('admin')), policy);
    expect(await getReplayPolicy(as(person('viewer')))).toEqual(policy);
    expect(await auditActions(ctx)).toEqual(['replay.policy_set']);
  });

  test('what was sent waits for a second person, who is never the one who asked', async ({
    ctx,
    as,
    backend,
    tools,
  }) => {
    await deliverFirst(ctx, { backend, tools });
    await setReplayPolicy(ctx, policy);
    const asked = await replayCallback(as(asker), toAll);
    expect(asked).toEqual({ outcome: 'waiting_approval', replayId: '1' });
    await runReplays(ctx);
    expect(await countReplayed(ctx)).toEqual([]);
    const id = '1';
    expect(await getReplay(as(asker), { id })).toMatchObject({
      ...{ state: 'waiting_approval', approvalCause: 'sent', own: true },
    });
    const sameInAnotherBrowser: Actor = { ...person('admin', '1') };
    await expect(approveReplay(as(asker), { id })).rejects.toThrow('Nobody approves their own');
    await expect(approveReplay(as(sameInAnotherBrowser), { id })).rejects.toMatchObject({ code: 'forbidden' });
    await expect(declineReplay(as(asker), { id })).rejects.toMatchObject({ code: 'forbidden' });
    await expect(approveReplay(as(person('finance', '3')), { id })).rejects.toMatchObject({ code: 'forbidden' });
    await expect(approveReplay(ctx, { id })).rejects.toMatchObject({ code: 'forbidden' });
    await approveReplay(as(other), { id });
    await expect(approveReplay(as(person('admin', '4')), { id })).rejects.toMatchObject({ code: 'conflict' });
    await runReplays(ctx);
    expect(await countReplayed(ctx)).toEqual(['waiting 1']);
    expect(await getReplay(ctx, { id })).toMatchObject({ requestedBy: 'Person 1', decidedBy: 'Person 2' });
    expect(await auditActions(ctx)).toEqual(['replay.policy_set', 'replay.requested', 'replay.approved']);
  });

  test('more than the bound at once waits, the bound itself does not', async ({ ctx, as, backend, tools }) => {
    await deliverFirst(ctx, { backend, tools });
    await multiplyCallbacks(ctx, 10);
    await setReplayPolicy(ctx, { ...policy, sentNeedsApproval: false });
    expect((await startReplay(as(asker), everything)).outcome).toBe('started');
    await multiplyCallbacks({ ...ctx }, 1);
    await ctx.db.pool.query(`update callbacks set dedup_key = 'moved ' || id`);
    await multiplyCallbacks(ctx, 2);
    expect(await startReplay(as(asker), everything)).toMatchObject({
      ...{ outcome: 'waiting_approval', plan: { callbackCount: 11, approval: 'count' } },
    });
  });

  test('an API token cannot approve its own request; another one can', async ({ ctx, as, backend, tools }) => {
    await deliverFirst(ctx, { backend, tools });
    await setReplayPolicy(ctx, policy);
    await startReplay(as(token('1')), everything);
    await expect(approveReplay(as(token('1')), { id: '1' })).rejects.toMatchObject({ code: 'forbidden' });
    await approveReplay(as(token('2')), { id: '1' });
    expect((await getReplay(ctx, { id: '1' })).state).toBe('running');
  });

  test('a request expires, and cannot be approved from that instant on', async ({ ctx, as, backend, tools }) => {
    await deliverFirst(ctx, { backend, tools });
    await setReplayPolicy(ctx, policy);
    await startReplay(as(asker), everything);
    ctx.clock.advance(24 * hourMs);
    expect((await getReplay(ctx, { id: '1' })).state).toBe('expired');
    await expect(approveReplay(as(other), { id: '1' })).rejects.toThrow('expired');
    await runReplays(ctx);
    expect(await auditActions(ctx)).toEqual(['replay.policy_set', 'replay.requested', 'replay.expired']);
    expect(await countReplayed(ctx)).toEqual([]);
  });

  test('a declined or withdrawn request never runs', async ({ ctx, as, backend, tools }) => {
    await deliverFirst(ctx, { backend, tools });
    await setReplayPolicy(ctx, policy);
    await startReplay(as(asker), everything);
    await startReplay(as(asker), everything);
    await declineReplay(as(other), { id: '1' });
    await cancelReplay(as(asker), { id: '2' });
    await runReplays(ctx);
    expect(await countReplayed(ctx)).toEqual([]);
    await expect(approveReplay(as(other), { id: '1' })).rejects.toThrow('was declined');
    await expect(approveReplay(as(other), { id: '2' })).rejects.toThrow('was cancelled');
  });
});
