import { openSendTools } from '@/lib/delivery/send-tools';
import { ensureAccounts } from '@/lib/intake/accounts';
import { makeProbeTokens } from '@/lib/reconcile/probe/probe-tokens';
import type { ProbeTools } from '@/lib/reconcile/probe/put-question';
import type { ProbeResult } from '@/lib/reconcile/probe/run-probe';
import { runProbesDue } from '@/lib/reconcile/probe/run-probes-due';
import type { DeliveryContext } from './delivery-test';
import { emptyTables } from './empty-tables';
import { gatepaySecret } from './gatepay-door';
import { type GatepayApi, openGatepayApi } from './provider-apis/gatepay-api';
import { testClock, testContext } from './test-context';
import { test as base } from './test-database';

/** The client id of GATEPAY_CLIENT_ID in these tests. */
export const gatepayClientId = 'client';

/** `test` with an empty ledger, GatePay's query API on a socket, and an account that may ask it. */
export const test = base
  .extend('clock', () => testClock())
  .extend('api', async ({ clock }, { onCleanup }): Promise<GatepayApi> => {
    const api = await openGatepayApi({ secret: gatepaySecret, clientId: gatepayClientId, now: clock.now });
    onCleanup(api.close);
    return api;
  })
  .extend('ctx', async ({ db, clock, api }): Promise<DeliveryContext> => {
    const variables = {
      GATEPAY_API_SECRET: gatepaySecret,
      GATEPAY_CLIENT_ID: gatepayClientId,
      GATEPAY_QUERY_URL: api.url,
      ALLOW_PRIVATE_DESTINATIONS: '1',
    };
    const ctx = testContext(db, variables, clock);
    await emptyTables(
      db,
      'accounts, requests, callbacks, apply_jobs, batches, suborders, transfers, transitions, issues, statistics, statistics_deltas, probes, rate_windows, destinations, deliveries, attempts',
    );
    await ensureAccounts(ctx);
    return { ...ctx, actor: { kind: 'system', name: 'tests' } };
  })
  .extend('tools', async ({ ctx }, { onCleanup }): Promise<ProbeTools> => {
    const tools = openSendTools(ctx.environment);
    onCleanup(tools.close);
    return { ...tools, tokens: makeProbeTokens() };
  });

/** Puts what is due, once. */
export function askDue(ctx: DeliveryContext, tools: ProbeTools, limit = 20): Promise<ProbeResult[]> {
  return runProbesDue(ctx, tools, { workerId: 'tests', limit });
}
