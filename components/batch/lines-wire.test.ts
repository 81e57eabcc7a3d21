import { expect, test } from 'vitest';
import type { BatchDetails } from '@/lib/ledger/types';
import { batchLanes } from './batch-lanes';
import { linesWireSchema, packLines, unpackLines } from './lines-wire';

const at = '2026-11-20T10:00:00.120Z';
const batch: BatchDetails = {
  id: '1',
  provider: 'gatepay',
  account: 'default',
  batchId: '9',
  status: 'PARTIAL',
  terminal: true,
  outcome: 'partial',
  conflicted: false,
  openedAt: at,
  settledAt: at,
  updatedAt: at,
  stateSince: at,
  lineCount: 1,
  doneCount: 0,
  failedCount: 1,
  totals: [],
  detail: {},
  suborders: [
    {
      suborderId: '7',
      merchantWithdrawId: null,
      lineKey: 'suborder:7',
      status: 'FAIL',
      terminal: true,
      outcome: 'failed',
      conflicted: false,
      currency: 'USDC',
      chain: null,
      amount: '0.100000000000000000000001',
      fee: null,
      feeType: '0',
      subAmount: null,
      doneAmount: '0.0501',
      txId: '',
      fromAddress: null,
      address: null,
      memo: null,
      finishedAt: at,
      openedAt: at,
      settledAt: at,
      detail: { reconciliation_status: '0' },
    },
  ],
  timeline: [
    {
      at,
      recordedAt: '2026-11-20T10:00:02Z',
      kind: 'batch',
      lineKey: null,
      verdict: 'advanced',
      fromStatus: 'INIT',
      toStatus: 'PARTIAL',
      callbackId: '12',
    },
    {
      at,
      recordedAt: '2026-11-20T10:00:01Z',
      kind: 'batch',
      lineKey: null,
      verdict: 'opened',
      fromStatus: null,
      toStatus: 'INIT',
      callbackId: '11',
    },
    {
      at,
      recordedAt: at,
      kind: 'suborder',
      lineKey: 'suborder:7',
      verdict: 'opened',
      fromStatus: null,
      toStatus: 'FAIL',
      callbackId: '12',
    },
    {
      at,
      recordedAt: at,
      kind: 'suborder',
      lineKey: 'gone',
      verdict: 'opened',
      fromStatus: null,
      toStatus: 'FAIL',
      callbackId: '12',
    },
  ],
};

test('lanes hold the news of their own record in the order recorded, with the name a person knows it by', () => {
  const sources = batchLanes(batch, 0);
  expect(sources.head.events.map((event) => event.toStatus)).toEqual(['INIT', 'PARTIAL']);
  expect(sources.lines.map((lane) => [lane.label, lane.events.length])).toEqual([['7', 1]]);
});

test('a line without a status says so on its lane', () => {
  const [first] = batch.suborders;
  const [, , entry] = batch.timeline;
  if (!first || !entry) throw new Error('The batch of this test has a line and its news.');
  const silent = { ...batch, suborders: [{ ...first, status: '' }], timeline: [{ ...entry, toStatus: '' }] };
  const [lane] = batchLanes(silent, 0).lines;
  expect([lane?.status, lane?.events.map((event) => event.toStatus)]).toEqual(['no status', ['no status']]);
});

test('sub-orders and lanes arrive as they were sent, every digit included', () => {
  const sources = batchLanes(batch, 5);
  const wire: unknown = JSON.parse(JSON.stringify(packLines(batch.suborders, sources)));
  expect(unpackLines(linesWireSchema.parse(wire))).toEqual({ suborders: batch.suborders, sources });
});
