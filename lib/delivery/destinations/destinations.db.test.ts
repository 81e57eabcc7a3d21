import { expect } from 'vitest';
import { auditActions, makeDestination, plainDestination, test } from '@/e2e/support/destination-test';
import { roles } from '@/lib/access/actor';
import { addSecret } from './add-secret';
import { archiveDestination } from './archive-destination';
import { createDestination } from './create-destination';
import { getDestination } from './get-destination';
import { listDestinations } from './list-destinations';
import { sendTest } from './send-test';
import { pauseDestination, resumeDestination } from './set-destination-state';
import { updateDestination } from './update-destination';

test('a destination is there with its secret and its audit, and a secret that was made is shown this once', async ({
  ctx,
}) => {
  const { id, secret } = await makeDestination(ctx, { headers: { Authorization: 'Bearer sesame' } });
  expect(secret).toMatch(/^whsec_/);
  const destination = await getDestination(ctx, { id });
  expect(destination).toMatchObject({
    name: 'Ledger service',
    source: 'console',
    headerNames: ['authorization'],
    scheduleSeconds: null,
    state: 'active',
    breaker: { state: 'closed' },
    secrets: [{ hint: secret?.replace(/=+$/, '').slice(-4), retiresAt: null }],
    health: { waiting: 0, failing: 0, oldestWaitingAt: null, lastAttempt: null, lastHour: { p50Ms: null } },
  });
  expect(await auditActions(ctx)).toEqual(['destination.created', 'destination.secret_added']);
  const stored = await ctx.db.pool.query(
    'select t::text from destinations t union all select t::text from destination_secrets t union all select t::text from audit_entries t',
  );
  const everything = JSON.stringify([stored.rows, destination]);
  expect(everything).not.toContain(secret);
  expect(everything).not.toContain('sesame');
});

test('everything that is wrong is told at once, and nothing is made', async ({ ctx }) => {
  const result = await createDestination(ctx, {
    ...plainDestination,
    name: ' ',
    url: 'http://10.0.0.8/hook',
    timeoutMs: 99,
    ratePerSecondMax: Number.NaN,
    concurrencyMax: 0,
    scheduleSeconds: [0],
    headers: { host: 'x' },
    filter: { ...plainDestination.filter, providers: ['paypal'] },
    secret: 'hunter2',
  });
  expect(result).toEqual({
    outcome: 'invalid',
    problems: {
      name: expect.any(String),
      url: expect.stringContaining('https://'),
      filter: expect.stringContaining('paypal'),
      headers: expect.any(String),
      timeoutMs: expect.any(String),
      ratePerSecondMax: expect.any(String),
      concurrencyMax: expect.any(String),
      scheduleSeconds: expect.any(String),
      secret: expect.stringContaining('whsec_'),
    },
  });
  expect(await listDestinations(ctx)).toEqual([]);
  expect(await auditActions(ctx)).toEqual([]);
});

test('private, loopback and metadata addresses are refused in words, unless the environment allows them', async ({
  ctx,
}) => {
  const refused = [
    'https://10.1.2.3/',
    'https://127.0.0.1/',
    'https://169.254.169.254/',
    'https://[::1]/',
    'https://2130706433/',
  ];
  for (const url of refused) {
    const result = await createDestination(ctx, { ...plainDestination, url });
    expect(result).toEqual({ outcome: 'invalid', problems: { url: expect.stringContaining('private or reserved') } });
  }
  const userInfo = await createDestination(ctx, { ...plainDestination, url: 'https://me:pass@backend.test/' });
  expect(userInfo).toEqual({ outcome: 'invalid', problems: { url: expect.not.stringContaining('pass@') } });
  const open = { ...ctx, environment: { ...ctx.environment, allowPrivateDestinations: true } };
  expect(await createDestination(open, { ...plainDestination, url: 'http://127.0.0.1:9/' })).toMatchObject({
    outcome: 'created',
  });
});

test('only an admin manages; an operator pauses, resumes and tests; everybody reads', async ({ ctx, as }) => {
  const { id } = await makeDestination(ctx);
  for (const role of roles) {
    const of = as(role);
    await expect(getDestination(of, { id })).resolves.toMatchObject({ id });
    if (role === 'admin') continue;
    const before = await auditActions(ctx);
    const forbidden = { code: 'forbidden' };
    await expect(createDestination(of, plainDestination)).rejects.toMatchObject(forbidden);
    await expect(updateDestination(of, { id, version: null, changes: { name: 'x' } })).rejects.toMatchObject(forbidden);
    await expect(archiveDestination(of, { id })).rejects.toMatchObject(forbidden);
    if (role === 'operator') continue;
    await expect(pauseDestination(of, { id, reason: '' })).rejects.toMatchObject(forbidden);
    await expect(resumeDestination(of, { id })).rejects.toMatchObject(forbidden);
    await expect(sendTest(of, { id })).rejects.toMatchObject(forbidden);
    expect(await auditActions(ctx)).toEqual(before);
  }
  const operator = as('operator');
  await pauseDestination(operator, { id, reason: 'maintenance' });
  expect(await getDestination(ctx, { id })).toMatchObject({
    state: 'paused',
    pausedReason: 'Paused by Ana: maintenance',
  });
  await resumeDestination(operator, { id });
  await sendTest(operator, { id });
  expect(await getDestination(ctx, { id })).toMatchObject({
    state: 'active',
    pausedReason: null,
    health: { waiting: 1 },
  });
});

test('an update says before and after, keeps what it does not name, and doing it twice changes nothing', async ({
  ctx,
}) => {
  const { id } = await makeDestination(ctx, { headers: { 'x-key': 'one', 'x-team': 'a' } });
  const { updatedAt: version } = await getDestination(ctx, { id });
  const changes = { timeoutMs: 5_000, headers: { 'x-team': null } };
  expect(await updateDestination(ctx, { id, version, changes })).toEqual({ outcome: 'updated' });
  expect(await getDestination(ctx, { id })).toMatchObject({
    timeoutMs: 5_000,
    headerNames: ['x-key'],
    concurrencyMax: 20,
  });
  expect(await updateDestination(ctx, { id, version: null, changes })).toEqual({ outcome: 'unchanged' });
  const { rows } = await ctx.db.pool.query(
    "select before, after from audit_entries where action = 'destination.updated'",
  );
  expect(rows).toEqual([
    { before: { headers: 'x-key, x-team', timeoutMs: 15_000 }, after: { headers: 'x-key', timeoutMs: 5_000 } },
  ]);
  await expect(updateDestination(ctx, { id, version, changes: { name: 'Late' } })).rejects.toMatchObject({
    code: 'conflict',
  });
});

test('a changed header value is audited without the value', async ({ ctx }) => {
  const { id } = await makeDestination(ctx, { headers: { 'x-key': 'first-value' } });
  await updateDestination(ctx, { id, version: null, changes: { headers: { 'x-key': 'second-value' } } });
  const { rows } = await ctx.db.pool.query("select after from audit_entries where action = 'destination.updated'");
  expect(rows).toEqual([{ after: { headerValues: 'changed' } }]);
});

test('pausing twice and resuming twice are each audited once', async ({ ctx }) => {
  const { id } = await makeDestination(ctx);
  const before = await auditActions(ctx);
  for (const reason of ['one', 'two']) await pauseDestination(ctx, { id, reason });
  await resumeDestination(ctx, { id });
  await resumeDestination(ctx, { id });
  expect((await auditActions(ctx)).slice(before.length)).toEqual(['destination.paused', 'destination.resumed']);
});

test('resuming an open breaker makes its next try due at once', async ({ ctx }) => {
  const { id } = await makeDestination(ctx);
  const now = ctx.clock.now();
  const later = new Date(now.getTime() + 60_000);
  await ctx.db.pool.query(
    "insert into destination_gates (destination_id, breaker, opened_at, probe_at) values ($1, 'open', $2, $3)",
    [id, now, later],
  );
  await resumeDestination(ctx, { id });
  expect(await getDestination(ctx, { id })).toMatchObject({ breaker: { state: 'open', probeAt: now.toISOString() } });
  expect((await auditActions(ctx)).at(-1)).toBe('destination.probed');
});

test('an archived destination cancels what waits, keeps its history, and can be changed no more', async ({ ctx }) => {
  const { id } = await makeDestination(ctx);
  const { deliveryId } = await sendTest(ctx, { id });
  expect(await archiveDestination(ctx, { id })).toEqual({ cancelled: 1 });
  const { rows } = await ctx.db.pool.query(
    'select id::text, status, finished_at is not null as finished from deliveries',
  );
  expect(rows).toEqual([{ id: deliveryId, status: 'cancelled', finished: true }]);
  expect(await listDestinations(ctx)).toEqual([]);
  expect(await getDestination(ctx, { id })).toMatchObject({ archivedAt: ctx.clock.now().toISOString() });
  const conflict = { code: 'conflict' };
  await expect(archiveDestination(ctx, { id })).rejects.toMatchObject(conflict);
  await expect(sendTest(ctx, { id })).rejects.toMatchObject(conflict);
  await expect(resumeDestination(ctx, { id })).rejects.toMatchObject(conflict);
});

test('what variables say of a destination is changed only there; all else is changed here', async ({ ctx }) => {
  const { id } = await makeDestination(ctx);
  await ctx.db.pool.query("update destinations set source = 'environment' where id = $1", [id]);
  const from = (variables: { forwardUrl: string | null; forwardSecret: string }) => ({
    ...ctx,
    environment: {
      ...ctx.environment,
      forwardUrl: variables.forwardUrl,
      list: (name: string) => (name === 'FORWARD_SECRET' && variables.forwardSecret ? [variables.forwardSecret] : []),
    },
  });
  const both = from({ forwardUrl: plainDestination.url, forwardSecret: 'whsec_of_the_environment' });
  const moved = { url: 'https://elsewhere.merchant.test/' };
  const refused = await updateDestination(both, { id, version: null, changes: moved });
  expect(refused).toEqual({ outcome: 'invalid', problems: { url: expect.stringContaining('FORWARD_URL') } });
  const named = await updateDestination(both, { id, version: null, changes: { name: 'From variables' } });
  expect(named).toEqual({ outcome: 'updated' });
  await expect(archiveDestination(both, { id })).rejects.toThrow('FORWARD_URL');
  await expect(addSecret(both, { id, secret: '', overlapHours: 1 })).rejects.toThrow('FORWARD_SECRET');
  const urlOnly = from({ forwardUrl: plainDestination.url, forwardSecret: '' });
  expect(await addSecret(urlOnly, { id, secret: '', overlapHours: 1 })).toMatchObject({ outcome: 'added' });
  await pauseDestination(both, { id, reason: '' });
  await expect(sendTest(both, { id })).resolves.toMatchObject({ deliveryId: expect.any(String) });
  await archiveDestination(from({ forwardUrl: null, forwardSecret: '' }), { id });
});

test('an id that is none is not found, whatever it is', async ({ ctx }) => {
  for (const id of ['0', '-1', 'x', "1' or 1=1", '999999999999999999999', '7']) {
    await expect(getDestination(ctx, { id })).rejects.toMatchObject({ code: 'not_found' });
    await expect(pauseDestination(ctx, { id, reason: '' })).rejects.toMatchObject({ code: 'not_found' });
  }
});
