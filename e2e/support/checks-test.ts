import { randomBytes } from 'node:crypto';
import { ensureAccounts } from '@/lib/intake/accounts';
import { makeCredential } from '@/lib/intake/credentials';
import type { ValueAtRisk } from '@/lib/ledger/raise-issues';
import type { Context } from '@/lib/platform/context';
import type { Provider, UnsignedRequest } from '@/lib/providers/contract';
import { providers } from '@/lib/providers/registry';
import { openWebDoor } from './door-client';
import { emptyLedger } from './empty-tables';
import { applyAll } from './ledger-test';
import { type TestClock, testContext } from './test-context';
import { test as base } from './test-database';

const secretOf = (provider: Provider, field: string) => `${provider.id}-${field}-for-tests-only`;

/** An issue without the ids and instants that differ from run to run. */
export interface PlainIssue {
  kind: string;
  /** The movement it is about, by its own key: `transfer trx_123`, `batch b1`, `line b1/m1`; else the subject. */
  about: string;
  state: string;
  expected: string | null;
  actual: string | null;
  difference: string | null;
  valueAtRisk: ValueAtRisk[];
}

const issuesOf = `
select i.kind, i.state, i.expected, i.actual, i.difference, i.value_at_risk as "valueAtRisk", coalesce(
  (select 'transfer ' || t.transfer_id from transfers t where i.subject = 'transfer:' || t.id),
  (select 'batch ' || b.batch_id from batches b where i.subject = 'batch:' || b.id),
  (select 'line ' || b.batch_id || '/' || s.line_key from suborders s join batches b on b.id = s.batch_ref
   where i.subject = 'suborder:' || s.id and i.record_key = 'batch:' || b.id), i.subject) as about
from issues i
order by 1, 2, about`;

export interface ChecksConsole {
  ctx: Context & { clock: TestClock };
  /** Signs as the provider does, brings it to the door and applies it. Throws where it is not acknowledged. */
  tell(request: UnsignedRequest, at?: Date): Promise<void>;
  /** The same without applying. */
  bring(request: UnsignedRequest, at?: Date): Promise<void>;
  issues(): Promise<PlainIssue[]>;
  /** Those that are live, as `kind about`. */
  live(): Promise<string[]>;
  empty(): Promise<void>;
}

/** `test` with an empty ledger, the secrets of every provider, and a door that takes what they sign. */
export const test = base.extend('console', async ({ db }): Promise<ChecksConsole> => {
  const variables = providers.flatMap((provider) =>
    provider.secretFields.map(({ name, variable }) => [variable, secretOf(provider, name)]),
  );
  const ctx = testContext(db, Object.fromEntries(variables));
  const empty = async () => {
    await emptyLedger(db);
    await ensureAccounts(ctx);
  };
  await empty();
  const door = await openWebDoor(ctx);
  const bring = async (request: UnsignedRequest, at: Date = ctx.clock.now()) => {
    const provider = providers.find(({ channels }) => channels.some(({ id }) => id === request.channel));
    if (!provider) throw new Error(`No provider has the channel ${request.channel}.`);
    const fields = Object.fromEntries(provider.secretFields.map(({ name }) => [name, secretOf(provider, name)]));
    const credential = makeCredential(provider, fields);
    const signed = provider.sign(request, { credential, at, nonce: randomBytes(8).toString('hex') });
    for (;;) {
      const { method, path, headers, body } = signed;
      const answer = await door.send({ method, path, headers, body: method === 'GET' ? null : body });
      if (answer.status === 200) return;
      if (answer.status !== 503) throw new Error(`The door answered ${path} with ${answer.status}: ${answer.body}`);
    }
  };
  const issues = async () => (await db.pool.query<PlainIssue>(issuesOf)).rows;
  return {
    ctx,
    bring,
    issues,
    empty,
    async tell(request, at) {
      await bring(request, at);
      await applyAll(ctx);
    },
    live: async () =>
      (await issues())
        .filter(({ state }) => state === 'open' || state === 'acknowledged')
        .map(({ kind, about }) => `${kind} ${about}`),
  };
});
