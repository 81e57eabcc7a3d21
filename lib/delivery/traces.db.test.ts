import { expect } from 'vitest';
import { status } from '@/e2e/support/backend';
import { addDestination, test as base } from '@/e2e/support/delivery-test';
import { gatepaySecret, postGatepay, withdrawBody } from '@/e2e/support/gatepay-door';
import { openOtlpReceiver } from '@/e2e/support/otlp-receiver';
import { startTracing } from '@/lib/platform/tracing/start-tracing';
import { startWorker } from './worker';

const line = { merchant_withdraw_id: 'm-of-somebody', status: 'DONE', currency: 'USDT', amount: '5.00' };

const test = base.extend('receiver', async ({ db: _ }, { onCleanup }) => {
  const receiver = await openOtlpReceiver();
  onCleanup(receiver.close);
  return receiver;
});

test('the way of a callback is one trace, from the door to each attempt', async ({ ctx, db, backend, receiver }) => {
  await addDestination(ctx, backend.url);
  backend.answer(status(503));
  const environment = { ...ctx.environment, traces: { endpoint: receiver.url, ratio: 1 } };
  const tracing = await startTracing(environment, 'server');
  const worker = startWorker(ctx);
  await postGatepay(ctx, withdrawBody('batch-of-somebody', 'SUCCESS', [line]));
  await backend.until(1);
  await worker.stop();
  await tracing?.stop();

  const request = await db.prisma.request.findFirstOrThrow();
  const spans = receiver.spans();
  expect(new Set(spans.map(({ traceId }) => traceId))).toEqual(new Set([request.id.replaceAll('-', '')]));
  expect(spans.map(({ name }) => name).sort()).toEqual(['apply', 'attempt', 'callback door', 'store']);
  const door = spans.find(({ name }) => name === 'callback door');
  expect(door?.parentSpanId ?? '').toBe('');
  for (const span of spans) {
    if (span !== door) expect(span.parentSpanId, span.name).toBe(door?.spanId);
    expect(span.endTimeUnixNano >= span.startTimeUnixNano || span === door, span.name).toBe(true);
  }
  const attempt = spans.find(({ name }) => name === 'attempt');
  expect(attempt?.status?.code).toBe(2);
  const keys = attempt?.attributes.map(({ key }) => key) ?? [];
  expect(keys).toEqual(expect.arrayContaining(['callback.id', 'callback.delivery_id', 'error.type']));
  expect(new Set(receiver.requests())).toEqual(new Set(['/v1/traces application/json']));
  // Ids of ours and closed sets: nothing that the provider sent, nothing of the destination's URL or secrets.
  for (const held of ['of-somebody', '5.00', gatepaySecret, 'whsec_', backend.url])
    expect(receiver.text()).not.toContain(held);
});

test('a share of nothing traces nothing, and without a receiver nothing is started', async ({ ctx, receiver }) => {
  const traced = (endpoint: string | null, ratio: number) => ({ ...ctx.environment, traces: { endpoint, ratio } });
  const tracing = await startTracing(traced(receiver.url, 0), 'server');
  await postGatepay(ctx, withdrawBody('b1', 'SUCCESS', [line]));
  await tracing?.stop();
  expect(receiver.spans()).toEqual([]);
  expect(await startTracing(traced(null, 1), 'server')).toBeNull();
});

test('a receiver that is away costs spans, never a callback', async ({ ctx, db, receiver }) => {
  const environment = { ...ctx.environment, traces: { endpoint: 'http://127.0.0.1:9', ratio: 1 } };
  const tracing = await startTracing(environment, 'server');
  await postGatepay(ctx, withdrawBody('b1', 'SUCCESS', [line]));
  await tracing?.stop();
  expect(await db.prisma.callback.count()).toBe(1);
  expect(receiver.spans()).toEqual([]);
});
