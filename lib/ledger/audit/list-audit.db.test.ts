import { expect } from 'vitest';
import { test as base } from '@/e2e/support/ledger-test';
import type { Actor, Role } from '@/lib/access/actor';
import { recordAudit } from '@/lib/access/record-audit';
import { inTransaction } from '@/lib/platform/db/transaction';
import { parseAuditFilter } from './audit-filter';
import { countAudit } from './count-audit';
import { getAuditEntry } from './get-audit-entry';
import { listAudit } from './list-audit';
import { listAuditFacets } from './list-audit-facets';
import { maskedValue } from './mask-secrets';
import { nameSubjects } from './name-subjects';

function person(userId: string, role: Role): Actor {
  const email = `${userId}@example.com`;
  return {
    kind: 'person',
    userId,
    sessionId: 'none',
    name: `person ${userId}`,
    email,
    role,
    address: `10.0.0.${userId}`,
  };
}

const token: Actor = { kind: 'token', tokenId: '3', name: 'backend', scopes: ['admin'], address: '10.0.0.9' };
const worker: Actor = { kind: 'system', name: 'worker' };

/** Seven deeds of three actors at one instant, in one transaction: instants say nothing of their order. */
const test = base.extend('audit', async ({ ctx }) => {
  const deeds = [
    [
      person('3', 'admin'),
      { action: 'account.updated', subject: 'account:1', before: { rate: 3 }, after: { rate: 5 } },
    ],
    [person('3', 'admin'), { action: 'callback.replayed', subject: 'callback:17' }],
    [person('4', 'operator'), { action: 'callback.replayed', subject: 'callback:18' }],
    [token, { action: 'issue.resolved', subject: 'issue:17' }],
    [worker, { action: 'secret.resealed', subject: 'account:1', after: { secret: 'id', password: 'correct horse' } }],
    [worker, { action: 'replay.expired', subject: 'replay:9' }],
    [worker, { action: 'replay.expired', subject: 'replay:10' }],
  ] as const;
  await inTransaction(ctx.db.pool, async (tx) => {
    for (const [actor, deed] of deeds) await recordAudit(tx, actor, deed);
  });
  return { ...ctx, actor: person('3', 'admin') };
});

const filter = (query: string) => parseAuditFilter(new URLSearchParams(query));

test('pages hold every entry once, newest first, whatever instants they share', async ({ audit }) => {
  const seen: string[] = [];
  for (let cursor: string | null = ''; cursor !== null; ) {
    const page = await listAudit(audit, filter(`limit=2&cursor=${cursor}`));
    seen.push(...page.data.map(({ id }) => id));
    cursor = page.nextCursor;
  }
  expect(seen).toEqual(['7', '6', '5', '4', '3', '2', '1']);
  expect(await countAudit(audit, filter(''))).toEqual({ value: 7, bounded: false });
});

test.for([
  ['actor=person:3', ['2', '1']],
  ['actor=person:3&actor=token:3', ['4', '2', '1']],
  ['actor=system', ['7', '6', '5']],
  ['action=callback.replayed', ['3', '2']],
  ['action=callback.replayed&actor=person:4', ['3']],
  ['subject=account:1', ['5', '1']],
  ['q=17', ['4', '2']],
  ['q=callback:1', ['3', '2']],
  ['q=replay.', ['7', '6']],
  ['q=10.0.0.4', ['3']],
  ['q=%25', []],
  ['to=2000-01-01', []],
  ['from=2000-01-01&actor=token:3', ['4']],
] as const)('%s finds what it says', async ([query, ids], { audit }) => {
  const { data } = await listAudit(audit, filter(query));
  expect(data.map(({ id }) => id)).toEqual(ids);
  expect(await countAudit(audit, filter(query))).toEqual({ value: ids.length, bounded: false });
});

test('an entry says who, what, from where, before and after, and its place in the chain, never a secret', async ({
  audit,
}) => {
  expect(await getAuditEntry(audit, '1')).toEqual({
    id: '1',
    at: expect.stringMatching(/^\d{4}-.*Z$/),
    actorKind: 'person',
    actorId: '3',
    actorName: 'person 3',
    action: 'account.updated',
    subject: 'account:1',
    before: { rate: 3 },
    after: { rate: 5 },
    address: '10.0.0.3',
    position: '1',
    hash: expect.stringMatching(/^[0-9a-f]{64}$/),
  });
  expect((await getAuditEntry(audit, '5')).after).toEqual({ secret: 'id', password: maskedValue });
  for (const id of ['987', 'x', '0'])
    await expect(getAuditEntry(audit, id)).rejects.toThrow('no entry with this number');
});

test('what there is to choose from is what was done, and everybody who can do it', async ({ audit }) => {
  await audit.db.pool.query(`insert into users (id, email, name, password_hash, role) values (77, 'mei@example.com', 'Mei', '', 'admin')
    on conflict do nothing`);
  const facets = await listAuditFacets(audit);
  expect(facets.actions).toEqual([
    'account.updated',
    'callback.replayed',
    'issue.resolved',
    'replay.expired',
    'secret.resealed',
  ]);
  expect(facets.actors).toContainEqual({ key: 'person:77', name: 'Mei' });
});

test('subjects are called by their names where they have one', async ({ audit }) => {
  const names = await nameSubjects(audit, ['account:1', 'account:999', 'callback:17', 'sign-in', 'account:x']);
  expect([...names.keys()]).toEqual(['account:1']);
  expect(names.get('account:1')).toMatchObject({ provider: expect.any(String), account: 'default' });
});

test.for(['viewer', 'operator', 'finance'] as const)('a %s reads nothing of it', async (role, { audit }) => {
  const ctx = { ...audit, actor: person('5', role) };
  const refused = 'Your role does not include the audit. An admin can change that.';
  await expect(listAudit(ctx, filter(''))).rejects.toThrow(refused);
  await expect(countAudit(ctx, filter(''))).rejects.toThrow(refused);
  await expect(getAuditEntry(ctx, '1')).rejects.toThrow(refused);
  await expect(listAuditFacets(ctx)).rejects.toThrow(refused);
  await expect(nameSubjects(ctx, [])).rejects.toThrow(refused);
});
