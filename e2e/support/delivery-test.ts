import type { ActorContext } from '@/lib/access/actor';
import { type DeliverDueResult, deliverDue } from '@/lib/delivery/deliver-due';
import { generateSecret, sealSecret } from '@/lib/delivery/destination-secrets';
import { ensureGates } from '@/lib/delivery/lock-gates';
import { scheduleDeliveries } from '@/lib/delivery/schedule-deliveries';
import type { SendTools } from '@/lib/delivery/send';
import { openSendTools } from '@/lib/delivery/send-tools';
import { ensureAccounts } from '@/lib/intake/accounts';
import type { OnApplied } from '@/lib/ledger/apply/apply-callbacks';
import { applyDue } from '@/lib/ledger/apply/apply-due';
import type { Database } from '@/lib/platform/db/client';
import { uuidv7 } from '@/lib/platform/db/uuid';
import { type Backend, openBackend } from './backend';
import { emptyTables } from './empty-tables';
import { gatepaySecret, postGatepay, withdrawBody } from './gatepay-door';
import { type TestClock, testContext } from './test-context';
import { test as base } from './test-database';

export type DeliveryContext = ActorContext & { clock: TestClock };

/** `test` with no callbacks and no destinations, the default accounts, a backend and what calls it. */
export const test = base
  .extend('ctx', async ({ db }): Promise<DeliveryContext> => {
    const ctx = testContext(db, { GATEPAY_API_SECRET: gatepaySecret, ALLOW_PRIVATE_DESTINATIONS: '1' });
    await emptyTables(
      db,
      'accounts, requests, callbacks, apply_jobs, batches, suborders, transfers, transitions, issues, statistics, statistics_deltas, destinations, deliveries, attempts',
    );
    await ensureAccounts(ctx);
    return { ...ctx, actor: { kind: 'system', name: 'tests' } };
  })
  .extend('backend', async ({ ctx: _ }, { onCleanup }): Promise<Backend> => {
    const backend = await openBackend();
    onCleanup(backend.close);
    return backend;
  })
  .extend('tools', async ({ ctx }, { onCleanup }): Promise<SendTools> => {
    const tools = openSendTools(ctx.environment);
    onCleanup(tools.close);
    return tools;
  });

export interface DestinationColumns {
  name?: string;
  filter?: object;
  body_mode?: string;
  timeout_ms?: number;
  rate_per_second_max?: number | null;
  concurrency_max?: number;
  schedule_seconds?: number[];
  state?: string;
}

/** A destination with one secret; answers both. */
export async function addDestination(
  ctx: DeliveryContext,
  url: string,
  columns: DestinationColumns = {},
): Promise<{ id: string; secret: string }> {
  const values = { name: 'Backend', url, source: 'console', ...columns };
  const names = Object.keys(values);
  const { rows } = await ctx.db.pool.query<{ id: string }>(
    `insert into destinations (${names.join(', ')}) values (${names.map((_, index) => `$${index + 1}`).join(', ')}) returning id::text`,
    Object.values(values),
  );
  const id = rows[0]?.id ?? '';
  return { id, secret: await addSecret(ctx, id) };
}

/** One more signing secret of a destination. */
export async function addSecret(ctx: DeliveryContext, destinationId: string): Promise<string> {
  const secret = generateSecret();
  const secretId = uuidv7(ctx.clock.now());
  await ctx.db.pool.query(
    'insert into destination_secrets (id, destination_id, sealed, hint, created_at) values ($1, $2, $3, $4, $5)',
    [secretId, destinationId, sealSecret(ctx.vault, secretId, secret), secret.slice(-4), ctx.clock.now()],
  );
  await ensureGates(ctx.db.pool);
  return secret;
}

/** Applies everything that is due and writes its deliveries, as the worker does. */
export async function applyAndSchedule(ctx: DeliveryContext): Promise<void> {
  const onApplied: OnApplied = (tx, applied) =>
    scheduleDeliveries(
      tx,
      applied.map(({ callbackId }) => callbackId),
      ctx.clock.now(),
    );
  for (;;) {
    const round = await applyDue(ctx, { workerId: 'tests', limit: 100, now: ctx.clock.now(), onApplied });
    if (round.claimed === 0) return;
  }
}

/** A verified GatePay callback at the door, applied, with its deliveries written. `status` makes the same batch's next one. */
export async function arrive(ctx: DeliveryContext, batchId: string, status = 'INIT'): Promise<void> {
  const line = { merchant_withdraw_id: `${batchId}-1`, currency: 'USDT', amount: '5.00', status: 'PROCESSING' };
  await postGatepay(ctx, withdrawBody(batchId, status, [line]));
  await applyAndSchedule(ctx);
}

export function deliverOnce(ctx: DeliveryContext, tools: SendTools, limit = 100): Promise<DeliverDueResult> {
  return deliverDue(ctx, { workerId: 'tests', limit, tools });
}

/** Deliveries as one line each: `1 delivered 1`, in the order in which they were made. */
export async function readDeliveries(db: Database): Promise<string[]> {
  const { rows } = await db.pool.query<{ words: string }>(
    `select concat_ws(' ', callback_id, status, attempt_count, last_error_class) as words from deliveries order by id`,
  );
  return rows.map(({ words }) => words);
}
