import { expect, test } from 'vitest';
import type { Facts } from './facts';
import { judge } from './judge';
import { rules } from './violation';

/** One callback that came twice, was applied to a transfer of its own, and delivered by the second attempt. */
const sound: Facts = {
  sent: [{ key: '/api/callbacks/gatepay a1', provider: 'gatepay', acknowledged: 2, refusals: [503, 0] }],
  requests: [
    { id: 'r1', key: '/api/callbacks/gatepay a1', verdict: 'accepted', callbackId: '1' },
    { id: 'r2', key: '/api/callbacks/gatepay a1', verdict: 'duplicate', callbackId: '1' },
    { id: 'r3', key: '/api/callbacks/gatepay a1', verdict: 'rejected', callbackId: null },
  ],
  callbacks: [
    {
      id: '1',
      identity: '5 batch-1 INIT',
      firstRequestId: 'r1',
      duplicates: 1,
      applyState: 'applied',
      hasJob: false,
      status: 'sent',
      attempts: 2,
      isWanted: true,
    },
  ],
  deliveries: [
    {
      id: '7',
      callbackId: '1',
      destinationId: '1',
      trigger: 'automatic',
      webhookId: 'w7',
      status: 'delivered',
      attemptCount: 2,
    },
  ],
  attempts: [
    { deliveryId: '7', number: 1, finished: true, errorClass: 'server_error' },
    { deliveryId: '7', number: 2, finished: true, errorClass: null },
  ],
  transitions: [
    { record: 'batch:1', callbackId: '0', verdict: 'opened', fromStatus: null, toStatus: 'INIT' },
    { record: 'batch:1', callbackId: '1', verdict: 'advanced', fromStatus: 'INIT', toStatus: 'SUCCESS' },
  ],
  records: { 'batch:1': 'SUCCESS' },
  batches: [{ id: '1', kept: { lines: 2, done: 1, failed: 1 }, counted: { lines: 2, done: 1, failed: 1 } }],
  statistics: { kept: { 'received 09:00': '1 0' }, counted: { 'received 09:00': '1 0' } },
  audit: null,
  received: { w7: { answered: 2, accepted: 1 } },
  ledger: { expected: { 'batch b1': 'SUCCESS 5.00' }, actual: { 'batch b1': 'SUCCESS 5.00' } },
};

/** `sound` with the first item of a list changed. */
function withFirst<
  Name extends 'requests' | 'callbacks' | 'deliveries' | 'attempts' | 'transitions' | 'sent' | 'batches',
>(name: Name, change: Partial<Facts[Name][number]>): Facts {
  const [first, ...rest] = sound[name];
  return { ...sound, [name]: [{ ...first, ...change }, ...rest] };
}

const [request] = sound.requests;
const [callback] = sound.callbacks;
const [delivery] = sound.deliveries;

/** What went wrong, the facts that show it, and the rule that must see it. */
const planted: readonly [string, Facts, (typeof rules)[number]][] = [
  ['an acknowledged request is gone', { ...sound, requests: sound.requests.slice(0, 1) }, 'acknowledged_is_stored'],
  ['an acknowledged callback is gone', { ...sound, requests: [] }, 'acknowledged_is_stored'],
  [
    'a retry became a callback of its own',
    {
      ...sound,
      requests: [...sound.requests, { id: 'r4', key: request?.key ?? '', verdict: 'accepted', callbackId: '2' }],
    },
    'stored_exactly_once',
  ],
  [
    'two rows are one callback',
    { ...sound, callbacks: [...sound.callbacks, ...sound.callbacks] },
    'stored_exactly_once',
  ],
  ['its first request is another', withFirst('callbacks', { firstRequestId: 'r2' }), 'stored_exactly_once'],
  ['a duplicate is not counted', withFirst('callbacks', { duplicates: 0 }), 'counters_add_up'],
  ['a refusal that ends the retries', withFirst('sent', { refusals: [204] }), 'refusals_make_retry'],
  ['a callback still waits', withFirst('callbacks', { applyState: 'pending', hasJob: true }), 'applied_exactly_once'],
  ['a callback lost its job', withFirst('callbacks', { applyState: 'pending' }), 'applied_exactly_once'],
  ['applied, and its job is still there', withFirst('callbacks', { hasJob: true }), 'applied_exactly_once'],
  [
    'a callback was applied twice to one record',
    { ...sound, transitions: [...sound.transitions, ...sound.transitions.slice(1)] },
    'applied_exactly_once',
  ],
  [
    'a record was opened twice',
    {
      ...sound,
      transitions: [
        { record: 'batch:1', callbackId: '9', verdict: 'opened', fromStatus: null, toStatus: 'INIT' },
        ...sound.transitions,
      ],
    },
    'applied_exactly_once',
  ],
  ['a change was lost', { ...sound, records: { 'batch:1': 'INIT' } }, 'records_follow_transitions'],
  ['a change began elsewhere', withFirst('transitions', { toStatus: 'PROCESSING' }), 'records_follow_transitions'],
  [
    'a second delivery of one callback',
    { ...sound, deliveries: [...sound.deliveries, ...sound.deliveries] },
    'applied_exactly_once',
  ],
  [
    'a callback that is wanted has no delivery',
    { ...sound, deliveries: [], attempts: [], received: {} },
    'deliveries_are_made',
  ],
  ['a delivery of what nobody wants', withFirst('callbacks', { isWanted: false }), 'deliveries_are_made'],
  ['a delivery hangs', withFirst('deliveries', { status: 'in_progress' }), 'deliveries_end'],
  ['an attempt has no row', { ...sound, attempts: sound.attempts.slice(1) }, 'attempts_are_kept'],
  ['an attempt never ended', withFirst('attempts', { finished: false }), 'attempts_are_kept'],
  [
    'delivered without an attempt that succeeded',
    withFirst('deliveries', { status: 'exhausted' }),
    'attempts_are_kept',
  ],
  ['delivered, and the backend has nothing', { ...sound, received: {} }, 'backend_was_called'],
  [
    'the backend got more than the attempts',
    { ...sound, received: { w7: { answered: 3, accepted: 1 } } },
    'backend_was_called',
  ],
  [
    'the backend got what nobody knows of',
    { ...sound, received: { ...sound.received, w9: { answered: 1, accepted: 1 } } },
    'backend_was_called',
  ],
  ['the list shows another status', withFirst('callbacks', { status: 'failed' }), 'counters_add_up'],
  ['the list shows other attempts', withFirst('callbacks', { attempts: 1 }), 'counters_add_up'],
  [
    'a batch counts a line too many',
    withFirst('batches', { kept: { lines: 3, done: 1, failed: 1 } }),
    'counters_add_up',
  ],
  [
    'the statistics forgot a callback',
    { ...sound, statistics: { ...sound.statistics, kept: {} } },
    'statistics_add_up',
  ],
  ['the audit was changed', { ...sound, audit: 'altered at 4' }, 'audit_holds'],
  [
    'another order ended elsewhere',
    { ...sound, ledger: { expected: { 'batch b1': 'SUCCESS 5.00' }, actual: { 'batch b1': 'SUCCESS 5.0' } } },
    'ledger_as_in_order',
  ],
];

test('what holds is found to hold', () => {
  expect(callback && delivery).toBeDefined();
  expect(judge(sound)).toEqual([]);
});

test.each(planted)('it is seen that %s', (_what, facts, rule) => {
  expect(judge(facts).map((violation) => violation.rule)).toContain(rule);
});

test('every rule can fail', () => {
  const seen = new Set(planted.map(([, , rule]) => rule));
  expect(rules.filter((rule) => !seen.has(rule))).toEqual([]);
});
