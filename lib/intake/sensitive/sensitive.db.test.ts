import { createHash } from 'node:crypto';
import { expect } from 'vitest';
import { GET as getCallbackRoute } from '@/app/api/v1/callbacks/[id]/route';
import { emptyTables } from '@/e2e/support/empty-tables';
import { applyAll, test as base } from '@/e2e/support/ledger-test';
import { postCallback } from '@/e2e/support/provider-door';
import { readZip } from '@/e2e/support/read-zip';
import { testContext } from '@/e2e/support/test-context';
import { type Actor, type ActorContext, type Role, roles, type Scope } from '@/lib/access/actor';
import { may } from '@/lib/access/permissions';
import { createToken } from '@/lib/access/tokens/create-token';
import { makeEvidence } from '@/lib/exports/evidence/make-evidence';
import { ensureAccounts } from '@/lib/intake/accounts';
import { getCallback } from '@/lib/intake/get-callback';
import { getRequest } from '@/lib/intake/get-request';
import { listRequests } from '@/lib/intake/list-requests';
import { receive } from '@/lib/intake/receive';
import { readRequestFilter } from '@/lib/intake/request-filter';
import { setContext } from '@/lib/platform/boot';
import { openDatabase } from '@/lib/platform/db/client';
import { ParamReader } from '@/lib/platform/query/param-reader';
import { bayarcash } from '@/lib/providers/bayarcash';
import { formBody, receipt, transaction } from '@/lib/providers/bayarcash/fixtures/records';
import { writeExactJson } from '@/lib/providers/exact-json';
import { remakeDocuments } from '@/lib/search/remake-documents';
import { search } from '@/lib/search/search';
import { bodyMasker, maskRequest } from './mask-request';
import { readSensitivities } from './read-sensitivities';
import { revealCallback } from './reveal-callback';
import { revealRequest } from './reveal-request';
import { setSensitiveFields } from './set-sensitive-fields';

const secretKey = 'bayar-secret-of-tests-only';
const secrets = ['Siti Nurhaliza', 'siti@example.com', '+60 12-345 6789'];
const payment = {
  ...transaction,
  transaction_id: 'trx_9f31c0de',
  amount: '88.10',
  status: '3',
  payer_name: 'Siti Nurhaliza',
  payer_email: 'siti@example.com',
  // A field that no page of the provider names.
  contact_mobile: '+60 12-345 6789',
  nickname: 'Bunga-Raya-77',
};

const person = (role: Role): Actor => ({
  ...{ kind: 'person', userId: '7', sessionId: '', name: role, email: `${role}@example.com`, role, address: null },
});
const token = (...scopes: Scope[]): Actor => ({ kind: 'token', tokenId: '1', name: 'reader', scopes, address: null });

interface Kept {
  ctx: ActorContext;
  rejectedId: string;
  as(actor: Actor): ActorContext;
  deeds(): Promise<{ subject: string; after: Record<string, unknown> }[]>;
}

const test = base.extend('kept', async ({ ctx, db }): Promise<Kept> => {
  const known = { ...testContext(db, { BAYARCASH_API_SECRET_KEY: secretKey }), actor: ctx.actor };
  await emptyTables(
    db,
    'accounts, requests, callbacks, apply_jobs, transfers, transitions, issues, statistics, statistics_deltas, search_documents, search_rejections, payload_facts, sweep_positions, console_settings',
  );
  await ensureAccounts(known);
  const body = JSON.stringify(payment);
  await postCallback(
    known,
    bayarcash,
    { secretKey },
    {
      ...{ channel: 'bayarcash', method: 'POST', contentType: 'application/json', query: '', body },
    },
  );
  const forged = Buffer.from(body.replace('88.10', '99.10'));
  await receive(known, {
    ...{ path: 'bayarcash', method: 'POST', query: '', sourceAddress: '198.51.100.77' },
    headers: { 'content-type': 'application/json' },
    readBody: async () => ({
      ...{ end: 'complete', bytes: forged, bytesArrived: forged.length },
      sha256: createHash('sha256').update(forged).digest(),
    }),
  });
  await applyAll(known);
  const { rows } = await db.pool.query<{ id: string }>(`select id::text from requests where verdict = 'rejected'`);
  const { rows: before } = await db.pool.query<{ last: string }>(
    'select coalesce(max(id), 0) as last from audit_entries',
  );
  return {
    ctx: known,
    rejectedId: rows[0]?.id ?? '',
    as: (actor) => ({ ...known, actor }),
    deeds: async () => {
      const found = await db.pool.query<{ subject: string; after: Record<string, unknown> }>(
        `select subject, after from audit_entries where action = 'payload.revealed' and id > $1 order by id`,
        [before[0]?.last],
      );
      return found.rows;
    },
  };
});

/** Everything that an answer holds, base64 included. */
function said(answer: object): string {
  const text = JSON.stringify(answer, (_key, value: unknown) =>
    value instanceof Map ? Object.fromEntries(value) : value,
  );
  const bodies = [...text.matchAll(/"rawBody":"([^"]*)"/g)].map(([, body = '']) =>
    Buffer.from(body, 'base64').toString(),
  );
  return [text, ...bodies].join('\n');
}

const holdsAny = (text: string) => secrets.filter((secret) => text.includes(secret));

test('payload, bytes and every arrival are masked for every role, and differ in nothing else', async ({ kept }) => {
  const whole = await getCallback(kept.ctx, '1');
  expect(holdsAny(said(whole))).toEqual(secrets);
  for (const actor of [...roles.map(person), token('read'), token('read', 'reveal'), token('admin')]) {
    const callback = await getCallback(kept.as(actor), '1');
    expect(holdsAny(said(callback))).toEqual([]);
    expect(callback.masked.map(({ path, kind }) => `${path} ${kind}`)).toEqual(
      expect.arrayContaining(['payer_name name', 'payer_email email', 'contact_mobile phone']),
    );
    const body = Buffer.from(callback.rawBody ?? '', 'base64').toString();
    expect(body).toContain('"payer_name":"S***","payer_email":"s***@e***.com"'.split(',')[0]);
    expect(writeExactJson(callback.payload ?? null)).toContain('"amount":"88.10"');
    const request = await getRequest(kept.as(actor), kept.rejectedId);
    expect(holdsAny(said(request))).toEqual([]);
    expect(request).toMatchObject({ bodyMasked: true });
  }
  expect(await kept.deeds()).toEqual([]);
});

test('the hash of a masked body is for who may reveal: others could try guesses with it', async ({ kept }) => {
  const hashOf = async (answer: Promise<{ bodySha256: string | null }>) => (await answer).bodySha256;
  const sent = Buffer.from((await getRequest(kept.ctx, kept.rejectedId)).rawBody, 'base64');
  const hash = createHash('sha256').update(sent).digest('hex');
  const list = readRequestFilter(new ParamReader(new URLSearchParams('verdict=rejected')));
  for (const actor of [...roles.map(person), token('read'), token('read', 'reveal'), token('admin')]) {
    const ctx = kept.as(actor);
    const seen = may(actor, 'payload.reveal') ? hash : null;
    expect(await hashOf(getRequest(ctx, kept.rejectedId))).toBe(seen);
    expect((await listRequests(ctx, list)).data.map(({ bodySha256 }) => bodySha256)).toEqual([seen]);
    const callback = await getCallback(ctx, '1');
    expect(callback.requests.map(({ bodySha256 }) => bodySha256 !== null)).toEqual([seen !== null]);
    expect(seen !== null || !JSON.stringify(callback.requests).includes(hash)).toBe(true);
  }
  const plain = {
    ...(await getRequest(kept.ctx, kept.rejectedId)),
    rawBody: Buffer.from('{"a":1}').toString('base64'),
  };
  const masked = maskRequest(plain, bodyMasker((await readSensitivities(kept.ctx))('bayarcash')), false);
  expect(masked).toMatchObject({ bodyMasked: false, bodySha256: hash });
});

test('who may reveal sees it whole after the audit has the fields, never the values; nobody else does', async ({
  kept,
}) => {
  for (const role of roles) {
    const ctx = kept.as(person(role));
    const before = (await kept.deeds()).length;
    const reveal = () => revealCallback(ctx, { id: '1', reason: 'Asked by the bank' });
    if (!may(ctx.actor, 'payload.reveal')) {
      await expect(reveal()).rejects.toThrow('does not include revealing what is sensitive');
      await expect(revealRequest(ctx, { id: kept.rejectedId, reason: null })).rejects.toThrow(
        'revealing what is sensitive',
      );
      expect(await kept.deeds()).toHaveLength(before);
      continue;
    }
    expect(holdsAny(said(await reveal()))).toEqual(secrets);
    expect(holdsAny(said(await revealRequest(ctx, { id: kept.rejectedId, reason: null })))).toEqual(secrets);
    const [callback, request] = (await kept.deeds()).slice(before);
    expect(callback).toMatchObject({ subject: 'callback:1', after: { reason: 'Asked by the bank', part: 'payload' } });
    expect(callback?.after.fields).toContain('payer_email');
    expect(request).toMatchObject({ subject: `request:${kept.rejectedId}` });
    expect(holdsAny(JSON.stringify([callback, request]))).toEqual([]);
  }
});

test('where the audit cannot be written, nothing is shown', async ({ kept, db }) => {
  await db.pool.query('alter table audit_entries rename to audit_entries_away');
  try {
    await expect(revealCallback(kept.as(person('admin')), { id: '1', reason: null })).rejects.toThrow();
  } finally {
    await db.pool.query('alter table audit_entries_away rename to audit_entries');
  }
});

test('a token reads payloads masked, and whole with the scope reveal, which is audited', async ({ kept }) => {
  setContext(kept.ctx);
  const answerTo = async (...scopes: Scope[]) => {
    const made = await createToken(kept.as(person('admin')), { name: scopes.join(' '), scopes, expiresInDays: null });
    const secret = 'token' in made ? String(made.token) : '';
    const request = new Request('http://console.test/api/v1/callbacks/1', {
      headers: { authorization: `Bearer ${secret}` },
    });
    const response = await getCallbackRoute(request, { params: Promise.resolve({ id: '1' }) });
    expect(response.status).toBe(200);
    return said(JSON.parse(await response.text()));
  };
  expect(holdsAny(await answerTo('read'))).toEqual([]);
  expect(await kept.deeds()).toEqual([]);
  expect(holdsAny(await answerTo('read', 'reveal'))).toEqual(secrets);
  expect(await kept.deeds()).toHaveLength(1);
});

test('a pack of evidence holds bodies as they came for who may reveal alone', async ({ kept, db }) => {
  const { transaction_id, amount, payer_email } = payment;
  const query = formBody({ ...receipt, transaction_id, amount, payer_email });
  const returned = { channel: 'bayarcash/return', method: 'GET', contentType: null, query, body: '' } as const;
  await postCallback(kept.ctx, bayarcash, { secretKey }, returned);
  await applyAll(kept.ctx);
  const { rows } = await db.pool.query<{ id: string }>('select id::text from transfers');
  const packOf = async (role: Role) => {
    const { content } = await makeEvidence(kept.as(person(role)), { kind: 'transfer', id: rows[0]?.id ?? '' });
    const chunks: Uint8Array[] = [];
    for await (const chunk of content) chunks.push(chunk);
    return readZip(Buffer.concat(chunks))
      .map(({ bytes }) => bytes.toString('utf8'))
      .join('\n');
  };
  expect(holdsAny(await packOf('finance'))).toEqual(secrets);
  const masked = await packOf('operator');
  expect(holdsAny(masked)).toEqual([]);
  expect(masked).toContain('s***@e***.com');
  expect(masked).toMatch(/"query": "[^"]*payer_email=s\*\*\*@e\*\*\*\.com/);
  const whole = await packOf('finance');
  const found = await db.pool.query<{ hash: string; method: string; tie: string }>(`
    select encode(r.body_sha256, 'hex') as hash, r.method, (select precedence->''->>3 from transfers) as tie
    from requests r where r.verdict <> 'rejected'`);
  expect(found.rows.map(({ method }) => method).sort()).toEqual(['GET', 'POST']);
  for (const { hash, tie } of found.rows) {
    for (const told of [hash, tie]) {
      expect(told.length).toBeGreaterThanOrEqual(8);
      expect(whole).toContain(told);
      expect(masked).not.toContain(told);
    }
  }
  const hashes = /"(bodySha256|requestSha256|dedupKey)": "|"precedence": \{[^}]*"[^"]*"\s*\]/;
  expect(whole).toMatch(hashes);
  expect(masked).toContain('"bodySha256": null');
  expect(masked).toMatch(/"precedence": \{\s*"": \[/);
  expect(masked).not.toMatch(hashes);
});

test('a field that becomes sensitive is masked at once, and found by its whole value alone', async ({ kept }) => {
  const admin = kept.as(person('admin'));
  const viewer = kept.as(person('viewer'));
  const found = async (q: string) => {
    const { groups } = await search(viewer, { q, limit: 10, budgetMs: 60_000 });
    return groups.flatMap(({ hits }) => hits.map(({ match }) => `${match.field} ${match.value}`));
  };
  expect(await found('unga-raya')).toContain('nickname Bunga-Raya-77');
  const change = { provider: 'bayarcash', changes: { added: { nickname: 'name' }, removed: ['payer_name'] } } as const;
  await expect(setSensitiveFields(viewer, change)).rejects.toThrow('changing the settings');
  expect(await setSensitiveFields(admin, change)).toEqual({ outcome: 'set' });
  expect(await setSensitiveFields(admin, change)).toEqual({ outcome: 'unchanged' });
  const shown = said(await getCallback(viewer, '1'));
  expect(shown).not.toContain('Bunga');
  expect(shown).toContain('Siti Nurhaliza');
  // The documents from before still hold it: what they find is not shown until they are made again, and then not found.
  expect(await found('unga-raya')).toEqual([]);
  expect(await remakeDocuments(admin, { limit: 100 })).toMatchObject({ looked: 1, rejected: true });
  expect(await found('unga-raya')).toEqual([]);
  expect(await found('bunga-raya-77')).toContain('nickname ***');
  expect(await found('siti nurh')).toContain('payer_name Siti Nurhaliza');
});

test('a worker that still has the setting from before makes nothing anew by it', async ({ kept, databaseUrl }) => {
  const viewer = kept.as(person('viewer'));
  const found = async () => (await search(viewer, { q: 'unga-raya', limit: 10, budgetMs: 60_000 })).groups;
  const workerDb = openDatabase(databaseUrl);
  try {
    const worker = { ...kept.ctx, db: workerDb };
    const changes = { added: { nickname: 'name' }, removed: [] } as const;
    const kindForWorker = async () => (await readSensitivities(worker))('bayarcash').kindOf(['nickname']);
    expect(await kindForWorker()).toBeNull();
    await setSensitiveFields(kept.as(person('admin')), { provider: 'bayarcash', changes });
    expect(await remakeDocuments(worker, { limit: 100 })).toMatchObject({ looked: 1 });
    expect(await kindForWorker(), 'what it remembers is still the setting from before').toBeNull();
    expect(await found()).toEqual([]);
    // Shown again, it would be found if its text had been kept.
    const shown = { added: {}, removed: ['nickname'] };
    await setSensitiveFields(kept.as(person('admin')), { provider: 'bayarcash', changes: shown });
    expect(await found()).toEqual([]);
  } finally {
    await workerDb.close();
  }
});

test('a change is audited with what was masked and shown before and after', async ({ kept, db }) => {
  const change = { provider: 'gatepay', changes: { added: { memo: 'other' }, removed: [] } } as const;
  await setSensitiveFields(kept.as(person('admin')), change);
  const { rows } = await db.pool.query(
    `select action, subject, before, after from audit_entries where action like 'settings.sensitive%' order by id desc limit 1`,
  );
  expect(rows).toEqual([
    {
      action: 'settings.sensitive_set',
      subject: 'setting:payload.sensitive',
      before: { provider: 'gatepay', masked: '', shown: '' },
      after: { provider: 'gatepay', masked: 'memo: other', shown: '' },
    },
  ]);
  expect(await setSensitiveFields(kept.as(person('admin')), { ...change, provider: 'nobody' })).toEqual({
    outcome: 'not_found',
  });
});
