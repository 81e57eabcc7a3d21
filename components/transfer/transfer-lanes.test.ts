import { describe, expect, test } from 'vitest';
import { describeEvent } from '@/components/timeline/describe-event';
import { linkOf } from '@/components/timeline/lane-news';
import { layoutTimeline } from '@/components/timeline/layout-timeline';
import { orderEvents } from '@/components/timeline/order-events';
import { ungroupedLanesMax } from '@/components/timeline/stack-rows';
import type { DeliveryWithAttempts } from '@/lib/delivery/types';
import type { RecordProbe } from '@/lib/ledger/list-record-probes';
import type { RelatedCallback } from '@/lib/ledger/list-related-callbacks';
import type { IssueSummary, TransferDetails } from '@/lib/ledger/types';
import { transferLanes } from './transfer-lanes';

const at = (second: number) => new Date(Date.UTC(2026, 2, 2, 9, 0, second)).toISOString();
const nowMs = Date.parse(at(50));

const transfer: TransferDetails = {
  ...{ id: '9', provider: 'basswallet', account: 'default', transferId: 'T-1', kind: 'payment', status: 'Success' },
  ...{ terminal: true, outcome: 'succeeded', conflicted: false, currency: 'USDT', chain: 'Tron', fee: null },
  ...{ requestedAmount: '1', actualAmount: '1', fromAddress: null, toAddress: null, txHash: null, difference: '0' },
  ...{ merchantReference: null, openedAt: at(0), settledAt: at(5), updatedAt: at(5), stateSince: at(5), openIssues: 0 },
  ...{ duplicateHash: false, detail: {}, callbackIds: ['1', '2'], issues: [] },
  timeline: [
    {
      at: at(0),
      recordedAt: at(1),
      kind: 'transfer',
      verdict: 'opened',
      fromStatus: null,
      toStatus: 'New',
      callbackId: '1',
    },
    {
      at: at(5),
      recordedAt: at(6),
      kind: 'transfer',
      verdict: 'advanced',
      fromStatus: 'New',
      toStatus: 'Success',
      callbackId: '2',
    },
  ],
};

function callback(id: string, second: number): RelatedCallback {
  return {
    ...{
      id,
      provider: 'basswallet',
      account: 'default',
      channel: 'basswallet',
      type: 'Payment',
      status: 'sent',
      attempts: 1,
    },
    ...{ verified: true, duplicates: 1, transferId: 'T-1', batchId: null, amount: '1', currency: 'USDT', url: '/' },
    ...{ outcome: 'succeeded', occurredAt: null, receivedAt: at(second), lastAttemptAt: null, nextAttemptAt: null },
    ...{ providerStatus: 'Success', origin: 'provider', verdict: null, fromStatus: null, toStatus: null },
  };
}

function delivery(destinationId: string, callbackId: string, second: number): DeliveryWithAttempts {
  const names = { destinationId, destinationName: `backend ${destinationId}`, url: 'https://backend.test', callbackId };
  return {
    ...names,
    ...{ id: `${destinationId}0`, trigger: 'automatic', webhookId: 'msg_1', replayOf: null, replayJobId: null },
    ...{ requestedBy: null, reason: null, status: 'delivered', attemptCount: 1, nextAttemptAt: null, heldBack: null },
    ...{ createdAt: at(second), firstAttemptAt: null, lastAttemptAt: null, finishedAt: null, lastErrorClass: null },
    lastStatusCode: null,
    attempts: [
      {
        ...{ id: `a${destinationId}`, deliveryId: `${destinationId}0`, destinationId, number: 1, trigger: 'automatic' },
        ...{ url: 'https://backend.test', bodyMode: 'original', startedAt: at(second), finishedAt: at(second + 1) },
        timings: { dnsMs: null, connectMs: null, tlsMs: null, firstByteMs: null, totalMs: 1_000 },
        ...{ address: null, statusCode: 200, errorClass: null, errorWords: null, requestBytes: 1, requestSha256: null },
        ...{ responseBytes: 0, responseTruncated: false },
      },
    ],
  };
}

function issue(id: string, closedAt: string | null): IssueSummary {
  return {
    ...{
      id,
      provider: 'basswallet',
      account: 'default',
      kind: 'underpaid',
      subject: 'transfer:9',
      recordKey: 'transfer:9',
    },
    ...{
      state: closedAt === null ? 'open' : 'resolved',
      title: 'Too little',
      detail: {},
      seenCount: 1,
      callbackId: '2',
    },
    ...{
      batchId: null,
      transferId: 'T-1',
      lineKey: null,
      expected: '2',
      actual: '1',
      difference: '-1',
      valueAtRisk: [],
    },
    ...{ owner: null, openedAt: at(7), lastSeenAt: at(7), acknowledgedAt: null, closedAt, closedBy: null },
  };
}

const probe: RecordProbe = {
  ...{ id: '1', resource: 'payment', resourceId: 'T-1', trigger: 'asked', requestedBy: 'Ops', reason: 'Asked' },
  ...{ state: 'waiting', createdAt: at(20), finishedAt: null, statusCode: null, errorWords: null, callbackId: null },
};

const quiet = { callbacks: [callback('1', 1), callback('2', 6)], deliveries: [], issues: [], probes: [] };

describe('the lanes of a transfer', () => {
  test('tell every change, arrival, attempt, issue and question once, each with its page', () => {
    const history = { ...quiet, deliveries: [delivery('4', '2', 8)], issues: [issue('3', at(9))], probes: [probe] };
    const events = orderEvents(layoutTimeline(transferLanes(transfer, history, nowMs)));
    expect(events.map(({ lane, event }) => [lane.label, describeEvent(event), linkOf(event).href])).toEqual([
      ['Transfer', 'New (opened)', '/callbacks/1'],
      ['Callbacks', 'Payment Success arrived, came 2 times', '/callbacks/1'],
      ['Transfer', 'New → Success (advanced)', '/callbacks/2'],
      ['Callbacks', 'Payment Success arrived, came 2 times', '/callbacks/2'],
      ['Paid less than asked', 'Paid less than asked (resolved)', '/issues/3'],
      ['To backend 4', 'Attempt 1: 200, delivered', '/callbacks/2?tab=response&attempt=a4'],
      ['Provider asked', 'Asked about payment T-1: waiting', '#asked'],
    ]);
  });

  test('an issue lasts until it is closed, an open one until now', () => {
    const [, closed, open] = transferLanes(
      transfer,
      { ...quiet, issues: [issue('1', at(9)), issue('2', null)] },
      nowMs,
    ).lines;
    expect(closed?.notes?.[0]).toMatchObject({ atMs: Date.parse(at(7)), endMs: Date.parse(at(9)), tone: 'neutral' });
    expect(open?.notes?.[0]).toMatchObject({ endMs: nowMs, tone: 'failure' });
  });

  test('what there is none of has no lane', () => {
    expect(transferLanes(transfer, { ...quiet, callbacks: [] }, nowMs).lines).toEqual([]);
  });

  test('are never so many that they are folded, and lose nothing by that', () => {
    const history = {
      callbacks: quiet.callbacks,
      deliveries: Array.from({ length: 30 }, (_, index) => delivery(String(index), '2', 10)),
      issues: Array.from({ length: 30 }, (_, index) => issue(String(index), null)),
      probes: [probe],
    };
    const { lines } = transferLanes(transfer, history, nowMs);
    expect(lines.length).toBeLessThanOrEqual(ungroupedLanesMax);
    expect(lines.flatMap(({ notes = [] }) => notes)).toHaveLength(2 + 30 + 30 + 1);
  });
});
