import { describe, expect } from 'vitest';
import { status } from '@/e2e/support/backend';
import type { DeliveryContext } from '@/e2e/support/delivery-test';
import { emptyTables } from '@/e2e/support/empty-tables';
import { applyAll, one } from '@/e2e/support/ledger-test';
import { askDue } from '@/e2e/support/probe-test';
import { askableProviders } from '@/e2e/support/provider-apis/askable-providers';
import { silence, trickle } from '@/e2e/support/provider-apis/provider-api';
import { testClock, testContext } from '@/e2e/support/test-context';
import { test as base } from '@/e2e/support/test-database';
import type { ActorContext } from '@/lib/access/actor';
import { openSendTools } from '@/lib/delivery/send-tools';
import { ensureAccounts } from '@/lib/intake/accounts';
import { hourMs, minuteMs } from '@/lib/platform/time';
import { askProvider } from './ask-provider';
import { getProbe } from './get-probe';
import { makeProbeTokens } from './probe-tokens';

const subject = 'transfer:1';

describe.each(askableProviders.map((provider) => ({ name: provider.id, provider })))('asking $name', ({ provider }) => {
  const test = base
    .extend('clock', () => testClock())
    .extend('api', async ({ clock }, { onCleanup }) => {
      const api = await provider.openApi(clock);
      onCleanup(api.close);
      return api;
    })
    .extend('ctx', async ({ db, clock, api }): Promise<DeliveryContext> => {
      const address = { [`${provider.id.toUpperCase()}_QUERY_URL`]: api.url, ALLOW_PRIVATE_DESTINATIONS: '1' };
      const ctx = testContext(db, { ...provider.variables, ...address }, clock);
      await emptyTables(
        db,
        'accounts, requests, callbacks, apply_jobs, batches, suborders, transfers, transitions, issues, statistics, statistics_deltas, probes, rate_windows, destinations, deliveries, attempts',
      );
      await ensureAccounts(ctx);
      return { ...ctx, actor: { kind: 'system', name: 'tests' } };
    })
    .extend('asking', async ({ ctx }, { onCleanup }) => {
      const tools = openSendTools(ctx.environment);
      onCleanup(tools.close);
      const own = { ...tools, tokens: makeProbeTokens(), questionTimeoutMs: 10_000 };
      return {
        async arrives(told: 'pending' | 'succeeded' | 'failed') {
          await provider.calls(ctx, told);
          await applyAll(ctx);
        },
        async asks(questionTimeoutMs = own.questionTimeoutMs) {
          await askProvider(ctx, { subject });
          return askDue(ctx, { ...own, questionTimeoutMs });
        },
        again: () => askDue(ctx, own),
        applies: () => applyAll(ctx),
      };
    });

  async function issuesOf(ctx: ActorContext): Promise<string[]> {
    const { rows } = await ctx.db.pool.query<{ words: string }>(
      `select concat_ws(' ', kind, state) as words from issues where kind like 'probe%' order by id`,
    );
    return rows.map(({ words }) => words);
  }

  test('an answer that knows more moves the transfer on, once, as a callback of its own origin', async ({
    ctx,
    db,
    api,
    asking,
  }) => {
    await asking.arrives('pending');
    api.holds(provider.place, provider.record('succeeded'));
    expect(await asking.asks()).toEqual(['applied']);
    await asking.applies();
    expect(await one(db, 'select status, outcome, terminal from transfers')).toEqual({
      status: provider.successWord,
      outcome: 'succeeded',
      terminal: true,
    });
    expect(await one(db, 'select origin, verified from callbacks where id = 2')).toEqual({
      origin: 'probe',
      verified: true,
    });
    ctx.clock.advance(minuteMs);
    expect(await asking.asks()).toEqual(['answered']);
    expect(await one(db, 'select count(*)::int from callbacks')).toEqual({ count: 2 });
    expect(await issuesOf(ctx)).toEqual([]);
  });

  test('the provider’s own callback that comes afterwards changes nothing and contradicts nothing', async ({
    db,
    api,
    asking,
  }) => {
    await asking.arrives('pending');
    api.holds(provider.place, provider.record('succeeded'));
    await asking.asks();
    await asking.applies();
    await asking.arrives('succeeded');
    expect(await one(db, 'select count(*)::int from callbacks')).toEqual({ count: 3 });
    expect(await one(db, 'select status, conflicted from transfers')).toEqual({
      status: provider.successWord,
      conflicted: false,
    });
    expect(await one(db, 'select count(*)::int from transitions where callback_id = 3')).toEqual({ count: 0 });
  });

  test('an answer that contradicts raises an issue and moves nothing; one that agrees resolves it', async ({
    ctx,
    db,
    api,
    asking,
  }) => {
    await asking.arrives('succeeded');
    api.holds(provider.place, provider.record('failed'));
    expect(await asking.asks()).toEqual(['answered']);
    expect(await issuesOf(ctx)).toEqual(['probe_mismatch open']);
    expect(await one(db, 'select status from transfers')).toEqual({ status: provider.successWord });
    api.holds(provider.place, provider.record('succeeded'));
    expect(await asking.asks()).toEqual(['answered']);
    expect(await issuesOf(ctx)).toEqual(['probe_mismatch resolved']);
  });

  test('a transfer that the provider does not know is a mismatch', async ({ ctx, asking }) => {
    await asking.arrives('pending');
    expect(await asking.asks()).toEqual(['answered']);
    expect(await getProbe(ctx, '1')).toMatchObject({ errorClass: 'not_found', statusCode: 404 });
    expect(await issuesOf(ctx)).toEqual(['probe_mismatch open']);
  });

  test('a credential that is not accepted any more is said at once, and never tried again by itself', async ({
    ctx,
    api,
    asking,
  }) => {
    await asking.arrives('pending');
    api.holds(provider.place, provider.record('succeeded'));
    api.changesCredentials();
    expect(await asking.asks()).toEqual(['failed']);
    expect(await getProbe(ctx, '1')).toMatchObject({ state: 'failed', errorClass: 'refused', tries: 1 });
    expect(await issuesOf(ctx)).toEqual(['probe_failed open']);
    ctx.clock.advance(hourMs);
    expect(await asking.again()).toEqual([]);
  });

  test('asked too often, it waits as long as the provider says, and is answered then', async ({ ctx, api, asking }) => {
    await asking.arrives('pending');
    api.holds(provider.place, provider.record('succeeded'));
    api.allows(0);
    expect(await asking.asks()).toEqual(['again']);
    const { nextTryAt, errorClass } = await getProbe(ctx, '1');
    expect(errorClass).toBe('rate_limited');
    expect(Date.parse(nextTryAt ?? '') - ctx.clock.now().getTime()).toBe(minuteMs);
    api.allows(100);
    ctx.clock.advance(minuteMs);
    expect(await asking.again()).toEqual(['applied']);
  });

  test.for([
    ['a fault of the provider', status(500, {}, '{}'), 'unavailable'],
    ['a proxy’s page', status(502, { 'content-type': 'text/html' }, '<html>Bad gateway</html>'), 'unavailable'],
    ['a page that says 200', status(200, { 'content-type': 'text/html' }, '<html>Welcome</html>'), 'unreadable'],
    ['an empty answer', status(200, {}, ''), 'unreadable'],
    ['garbage', status(200, { 'content-type': 'application/json' }, '\u0000{"id":'), 'unreadable'],
    ['a redirect', status(302, { location: 'http://127.0.0.1:9/' }, ''), 'unreadable'],
  ] as const)(
    '%s is kept as what it is, asked again, and believed in nothing',
    async ([, answer, errorClass], { ctx, db, api, asking }) => {
      await asking.arrives('pending');
      api.holds(provider.place, provider.record('succeeded'));
      api.next(answer);
      expect(await asking.asks()).toEqual(['again']);
      expect(await getProbe(ctx, '1')).toMatchObject({ state: 'waiting', errorClass });
      expect(await one(db, 'select count(*)::int from callbacks')).toEqual({ count: 1 });
      ctx.clock.advance(minuteMs);
      expect(await asking.again()).toEqual(['applied']);
    },
  );

  test.for([
    ['silence', silence],
    ['an answer that trickles', trickle],
    [
      'a connection that breaks',
      (_request: unknown, _response: unknown, socket: { destroy(): void }) => socket.destroy(),
    ],
  ] as const)('%s ends in time, as not reached', async ([, answer], { ctx, api, asking }) => {
    await asking.arrives('pending');
    api.holds(provider.place, provider.record('succeeded'));
    api.next(answer);
    expect(await asking.asks(300)).toEqual(['again']);
    expect(await getProbe(ctx, '1')).toMatchObject({ errorClass: 'unreachable' });
    ctx.clock.advance(minuteMs);
    expect(await asking.again()).toEqual(['applied']);
  });

  test('nothing that is kept of a question holds a credential', async ({ ctx, api, asking }) => {
    await asking.arrives('pending');
    api.holds(provider.place, provider.record('succeeded'));
    await asking.asks();
    const kept = JSON.stringify(await getProbe(ctx, '1'));
    for (const secret of Object.values(provider.variables)) expect(kept).not.toContain(secret);
    for (const { headers } of api.received) {
      const token = headers.authorization?.replace(/^Bearer /, '');
      if (token) expect(kept).not.toContain(token);
    }
  });
});
