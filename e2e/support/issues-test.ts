import type { ActorContext, Role } from '@/lib/access/actor';
import { type RaisedIssue, raiseIssues } from '@/lib/ledger/raise-issues';
import { inTransaction } from '@/lib/platform/db/transaction';
import { test as base, one } from './ledger-test';
import type { TestClock } from './test-context';

type Raised = Partial<Omit<RaisedIssue, 'accountId'>>;

/** Raises one issue of GatePay's default account, as the engine does; answers the id of the one that is live then. */
export async function raise(ctx: ActorContext, over: Raised = {}): Promise<string> {
  const { db, clock } = ctx;
  const account = await one<{ id: string }>(
    db,
    `select id from accounts where provider = 'gatepay' and slug = 'default'`,
  );
  const issue: RaisedIssue = {
    ...{ accountId: account.id, provider: 'gatepay', kind: 'amount_mismatch', subject: 'batch:1', title: 'Amounts' },
    ...{ detail: {}, callbackId: null },
    ...over,
  };
  await inTransaction(db.pool, (tx) => raiseIssues(tx, [issue], clock.now()));
  const live = `select id from issues where kind = $1 and subject = $2 and state in ('open', 'acknowledged')`;
  return (await one<{ id: string }>(db, live, [issue.kind, issue.subject])).id;
}

/** `test` with an empty ledger and people who exist: `as` gives the context of one of that role. */
export const test = base.extend('as', async ({ ctx }) => {
  const people = new Map<Role, ActorContext & { clock: TestClock }>();
  for (const role of ['viewer', 'operator', 'finance', 'admin'] as const) {
    const person = { email: `${role}@merchant.test`, name: `The ${role}`, passwordHash: '-', role };
    const { id } = await ctx.db.prisma.user.upsert({ where: { email: person.email }, create: person, update: person });
    const { name, email } = person;
    const actor = { kind: 'person', userId: String(id), sessionId: 's', name, email, role, address: null } as const;
    people.set(role, { ...ctx, actor });
  }
  return (role: Role) => {
    const person = people.get(role);
    if (!person) throw new Error(`There is no ${role}.`);
    return person;
  };
});
