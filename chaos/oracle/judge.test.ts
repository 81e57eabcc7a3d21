import { expect, test } from 'vitest';
import type { Answer, AttemptFact, DeliveryFact, Facts, OutageFact, ReceivedFact, RefusalFact } from './facts';
import { judge } from './judge';
import { orderedPairs } from './judge-order';
import { rules } from './violation';

const at = (ms: number) => new Date(Date.UTC(2026, 0, 1) + ms);

/** Sent a second after the run began, unless told, and answered within a tenth of one. */
const refusal = (answer: Answer, fromMs = 1_000): RefusalFact => ({ answer, fromMs, untilMs: fromMs + 100 });

/** The door said so twice, quickly. */
const outage: OutageFact = {
  ...{ fault: 'stop Postgres', mayGoOn: false, recoveryMs: 200 },
  probes: [
    { answer: 503, tookMs: 4 },
    { answer: 503, tookMs: 90 },
  ],
  idle: [{ answer: 404, tookMs: 2 }],
};

/** One callback that came twice, was applied to a transfer of its own, and delivered by the second attempt. */
const sound: Facts = {
  sent: [
    {
      ...{ key: '/api/callbacks/gatepay a1', provider: 'gatepay', acknowledged: 2 },
      refusals: [refusal(503), refusal('broken')],
    },
  ],
  outages: [outage],
  clockMoves: [{ fromMs: 20_000, untilMs: 22_000 }],
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
  missing: [],
  unsearched: [],
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
    {
      ...{ deliveryId: '7', number: 1, startedAt: at(900) },
      finished: true,
      answered: true,
      errorClass: 'status_not_ok',
    },
    { ...{ deliveryId: '7', number: 2, startedAt: at(2_000) }, finished: true, answered: true, errorClass: null },
  ],
  transitions: [
    { record: 'batch:1', callbackId: '0', verdict: 'opened', fromStatus: null, toStatus: 'INIT' },
    { record: 'batch:1', callbackId: '1', verdict: 'advanced', fromStatus: 'INIT', toStatus: 'SUCCESS' },
  ],
  records: { 'batch:1': 'SUCCESS' },
  batches: [{ id: '1', kept: { lines: 2, done: 1, failed: 1 }, counted: { lines: 2, done: 1, failed: 1 } }],
  statistics: { kept: { 'received 09:00': '1 0' }, counted: { 'received 09:00': '1 0' } },
  audit: null,
  received: { w7: { answered: 2, accepted: 1, firstPlace: 3, firstAnsweredPlace: 3 } },
  ledger: { expected: { 'batch b1': 'SUCCESS 5.00' }, actual: { 'batch b1': 'SUCCESS 5.00' } },
};

/** `sound` with the first item of a list changed. */
function withFirst<
  Name extends 'requests' | 'callbacks' | 'deliveries' | 'attempts' | 'transitions' | 'sent' | 'batches',
>(name: Name, change: Partial<Facts[Name][number]>): Facts {
  const [first, ...rest] = sound[name];
  return { ...sound, [name]: [{ ...first, ...change }, ...rest] };
}

/** `sound` with its delivery ended otherwise, after attempts that never left the console. */
function endedAs(status: string, attemptCount: number): Facts {
  const attempts = Array.from({ length: attemptCount }, (_, index) => ({
    ...{ deliveryId: '7', number: index + 1, startedAt: at(index), finished: true, answered: false },
    errorClass: 'not_prepared',
  }));
  const deliveries = sound.deliveries.map((one) => ({ ...one, status, attemptCount }));
  const callbacks = sound.callbacks.map((one) => ({ ...one, status: 'failed', attempts: attemptCount }));
  return { ...sound, callbacks, deliveries, attempts, received: {} };
}

/** The callback that opened the batch, which was delivered by its first attempt: a good while before the other, unless told. */
function withEarlier(
  change: { delivery?: Partial<DeliveryFact>; attempt?: Partial<AttemptFact>; received?: Partial<ReceivedFact> } = {},
): Facts {
  const key = '/api/callbacks/gatepay a0';
  return {
    ...sound,
    sent: [{ key, provider: 'gatepay', acknowledged: 1, refusals: [] }, ...sound.sent],
    requests: [{ id: 'r0', key, verdict: 'accepted', callbackId: '0' }, ...sound.requests],
    callbacks: [
      ...sound.callbacks.map((one) => ({
        ...{ ...one, id: '0', identity: '5 batch-1 PROCESSING', firstRequestId: 'r0' },
        ...{ duplicates: 0, attempts: 1 },
      })),
      ...sound.callbacks,
    ],
    deliveries: [
      ...sound.deliveries.map((one) => ({
        ...{ ...one, id: '6', callbackId: '0', webhookId: 'w6', attemptCount: 1 },
        ...change.delivery,
      })),
      ...sound.deliveries,
    ],
    attempts: [
      {
        ...{ deliveryId: change.delivery?.id ?? '6', number: 1, startedAt: at(0) },
        ...{ finished: true, answered: true, errorClass: null, ...change.attempt },
      },
      ...sound.attempts,
    ],
    received: {
      ...sound.received,
      w6: { answered: 1, accepted: 1, firstPlace: 2, firstAnsweredPlace: 2, ...change.received },
    },
  };
}

/** `sound` with an outage that was otherwise. */
const withOutage = (change: Partial<OutageFact>): Facts => ({ ...sound, outages: [{ ...outage, ...change }] });

/** `sound`, in which its callback was refused so as well. */
const withRefusal = (...refusals: RefusalFact[]): Facts => withFirst('sent', { refusals });

/** It came to the backend after the other one. */
const late = { firstPlace: 4, firstAnsweredPlace: 4 };

/** The other one may go first. */
const excused: readonly [string, Facts][] = [
  ['the earlier one was answered first', withEarlier()],
  ['the earlier one was applied later', withEarlier({ delivery: { id: '8' }, received: late })],
  ['the earlier one was not answered for a second', withEarlier({ attempt: { startedAt: at(-100) }, received: late })],
  ['they go to different destinations', withEarlier({ delivery: { destinationId: '2' }, received: late })],
];

const [request] = sound.requests;
const [callback] = sound.callbacks;
const [delivery] = sound.deliveries;

/** What went wrong, the facts that show it, and the rule that must see it. */
const planted: readonly [string, Facts, (typeof rules)[number]][] = [
  ['an acknowledged request is gone', { ...sound, requests: sound.requests.slice(0, 1) }, 'acknowledged_is_stored'],
  ['an acknowledged callback is gone', { ...sound, requests: [] }, 'acknowledged_is_stored'],
  ['a callback is of no account', { ...sound, missing: ['account 9, named by callback 1'] }, 'what_is_named_is_there'],
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
  ['a refusal that ends the retries', withRefusal(refusal(204)), 'refusals_make_retry'],
  ['a request was taken and never answered', withRefusal(refusal('hung')), 'refusals_make_retry'],
  ['a genuine signature was refused by a right clock', withRefusal(refusal(401)), 'refusals_make_retry'],
  ['it was, just before a clock moved', withRefusal(refusal(401, 19_800)), 'refusals_make_retry'],
  ['it was, long after a clock was right again', withRefusal(refusal(401, 24_500)), 'refusals_make_retry'],
  [
    'a door hung while the database was away',
    withOutage({ probes: [...outage.probes, { answer: 'hung', tookMs: 15_000 }] }),
    'outage_is_said',
  ],
  [
    'a door hung up while the database was away',
    withOutage({ probes: [...outage.probes, { answer: 'broken', tookMs: 3 }] }),
    'outage_is_said',
  ],
  [
    'a door said something else while the database was away',
    withOutage({ probes: [...outage.probes, { answer: 500, tookMs: 3 }] }),
    'outage_is_said',
  ],
  [
    'a door was very late to say that the database is away',
    withOutage({ probes: [...outage.probes, { answer: 503, tookMs: 5_500 }] }),
    'outage_is_said',
  ],
  ['nobody asked while the database was away', withOutage({ probes: [] }), 'outage_is_said'],
  [
    'a door took callbacks that it cannot have stored',
    withOutage({ probes: [{ answer: 200, tookMs: 3 }] }),
    'outage_is_said',
  ],
  [
    'not even what needs no database was answered',
    withOutage({ idle: [{ answer: 'hung', tookMs: 15_000 }] }),
    'outage_is_said',
  ],
  ['a callback still waits', withFirst('callbacks', { applyState: 'pending', hasJob: true }), 'applied_exactly_once'],
  ['a callback lost its job', withFirst('callbacks', { applyState: 'pending' }), 'applied_exactly_once'],
  ['applied, and nobody can search it', { ...sound, unsearched: ['1'] }, 'applied_is_searched'],
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
  ['a wanted delivery was cancelled before any attempt', endedAs('cancelled', 0), 'deliveries_arrive'],
  ['a wanted delivery failed within the console until its end', endedAs('exhausted', 2), 'deliveries_arrive'],
  ['a later callback overtook the one before', withEarlier({ received: late }), 'order_is_kept'],
  [
    'a later callback began before the one before',
    withEarlier({ attempt: { startedAt: at(950) }, received: late }),
    'order_is_kept',
  ],
  [
    'a later callback did not wait for the answer to the one before',
    withEarlier({ received: { answered: 1, firstPlace: 2, firstAnsweredPlace: 4 } }),
    'order_is_kept',
  ],
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
    { ...sound, received: { w7: { answered: 3, accepted: 1, firstPlace: 3, firstAnsweredPlace: 3 } } },
    'backend_was_called',
  ],
  [
    'the backend got what nobody knows of',
    {
      ...sound,
      received: { ...sound.received, w9: { answered: 1, accepted: 1, firstPlace: 9, firstAnsweredPlace: 9 } },
    },
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

test('while the clock of a server is off, and until it has heard that it is not, genuine signatures may be refused', () => {
  expect(judge(withRefusal(refusal(401, 19_950), refusal(401, 21_000), refusal(401, 23_900)))).toEqual([]);
});

test('where the database is not wholly away the door may go on', () => {
  expect(judge(withOutage({ mayGoOn: true, probes: [{ answer: 200, tookMs: 3 }] }))).toEqual([]);
  expect(judge(withOutage({ mayGoOn: true, probes: [] }))).toEqual([]);
});

test.each(excused)('order is no fault where %s', (_what, facts) => {
  expect(judge(facts)).toEqual([]);
});

test('an earlier callback whose first attempt was not answered keeps nobody waiting', () => {
  const interrupted = withEarlier({ attempt: { answered: false, errorClass: 'interrupted' }, received: late });
  expect(judge(interrupted).map(({ rule }) => rule)).not.toContain('order_is_kept');
});

test('only what shares a batch or transfer has an order', () => {
  expect(orderedPairs(withEarlier()).map(({ earlier, later }) => [earlier.callbackId, later.callbackId])).toEqual([
    ['0', '1'],
  ]);
  const transitions = sound.transitions.map((one, index) => ({ ...one, record: `transfer:${index}` }));
  expect(orderedPairs({ ...withEarlier({ received: late }), transitions })).toEqual([]);
});

test.each(planted)('it is seen that %s', (_what, facts, rule) => {
  expect(judge(facts).map((violation) => violation.rule)).toContain(rule);
});

test('every rule can fail', () => {
  const seen = new Set(planted.map(([, , rule]) => rule));
  expect(rules.filter((rule) => !seen.has(rule))).toEqual([]);
});
