import type { Actor, ActorContext, Role } from '@/lib/access/actor';
import type { NewDestination } from '@/lib/delivery/destinations/create-destination';
import { createDestination } from '@/lib/delivery/destinations/create-destination';
import { ensureAccounts } from '@/lib/intake/accounts';
import { emptyTables } from './empty-tables';
import { type TestClock, testContext } from './test-context';
import { test as base } from './test-database';

/** A person of that role. */
export function person(role: Role): Actor {
  return { kind: 'person', userId: '1', sessionId: 's', name: 'Ana', email: 'ana@merchant.test', role, address: null };
}

/** What a destination is made of where a test does not care. */
export const plainDestination: NewDestination = {
  name: 'Ledger service',
  url: 'https://ledger.merchant.test/callbacks',
  filter: { providers: [], accounts: [], channels: [], types: [], outcomes: [], includeUnverified: false },
  bodyMode: 'original',
  headers: {},
  timeoutMs: 15_000,
  ratePerSecondMax: null,
  concurrencyMax: 20,
  scheduleSeconds: null,
  secret: '',
};

/** `test` without destinations; `ctx` is an admin's, `as` gives the context of another role. */
export const test = base
  .extend('ctx', async ({ db }): Promise<ActorContext & { clock: TestClock }> => {
    const ctx = testContext(db);
    await emptyTables(db, 'destinations, deliveries, attempts');
    await ensureAccounts(ctx);
    return { ...ctx, actor: person('admin') };
  })
  .extend(
    'as',
    ({ ctx }) =>
      (role: Role): ActorContext => ({ ...ctx, actor: person(role) }),
  );

/** Makes a destination that must be fine; returns its id and the secret that was made for it. */
export async function makeDestination(ctx: ActorContext, over: Partial<NewDestination> = {}) {
  const made = await createDestination(ctx, { ...plainDestination, ...over });
  if (made.outcome === 'invalid') throw new Error(`Not made: ${JSON.stringify(made.problems)}`);
  return { id: made.id, secret: made.secret };
}

/** The audit's actions in their order. */
export async function auditActions({ db }: ActorContext): Promise<string[]> {
  const { rows } = await db.pool.query<{ action: string }>('select action from audit_entries order by id');
  return rows.map(({ action }) => action);
}
