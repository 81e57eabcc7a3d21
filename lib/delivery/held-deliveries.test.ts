import { expect, test } from 'vitest';
import type { ClaimedDelivery } from './claim-deliveries';
import { holdDeliveries } from './held-deliveries';

function claimed(attemptId: string, lane: ClaimedDelivery['lane'] = 0): ClaimedDelivery {
  return {
    id: attemptId,
    attemptId,
    lane,
    callbackId: null,
    destinationId: '1',
    trigger: 'automatic',
    webhookUuid: '',
    replayOfUuid: null,
    attemptCount: 1,
    leasedUntil: new Date(0),
    leaseId: 'w/1',
    startedAt: new Date(0),
    probe: false,
    destination: {
      destinationId: '1',
      name: '',
      url: '',
      bodyMode: 'original',
      headersSealed: null,
      secretIds: [],
      secretsSealed: [],
      timeoutMs: 1_000,
      ratePerSecondMax: null,
      concurrencyMax: 1,
      scheduleSeconds: [],
      state: 'closed',
      openedAt: null,
      probeAt: null,
      probeFailures: 0,
      tokens: 0,
      tokensAt: null,
      databaseNow: new Date(0),
      dueLanes: [],
      running: { first: 0, retry: 0, bulk: 0 },
    },
  };
}

test('what is held is calling, then unwritten, then gone', () => {
  const held = holdDeliveries();
  const [one, other] = [claimed('a'), claimed('b', 1)];
  held.begin(one);
  held.begin(other);
  expect([held.calling(), held.calling('rest'), held.unwritten(), held.size()]).toEqual([2, 1, [], 2]);
  held.end(other);
  expect([held.calling(), held.calling('rest'), held.unwritten(), held.size()]).toEqual([1, 0, ['b'], 2]);
  held.giveBack(other);
  expect([held.calling(), held.calling('rest'), held.unwritten(), held.size()]).toEqual([1, 0, [], 1]);
});

test('what is given back without an end, or ended twice, is counted once', () => {
  const held = holdDeliveries();
  const [one, other] = [claimed('a', 2), claimed('b')];
  held.begin(one);
  held.begin(other);
  held.end(other);
  held.end(other);
  held.giveBack(one);
  held.giveBack(one);
  expect([held.calling(), held.calling('rest'), held.unwritten(), held.size()]).toEqual([0, 0, ['b'], 1]);
});
