import { loadAccounts } from '@/lib/intake/accounts';
import type { OpenedCallback } from '@/lib/ledger/apply/open-callback';
import type { Context } from '@/lib/platform/context';
import type { Transaction } from '@/lib/platform/db/transaction';
import { enqueueProbe, type NewProbe } from './enqueue-probe';
import { findRecordOf } from './find-subject';
import { planFor } from './plan-question';

type Questioning = Pick<OpenedCallback, 'callbackId' | 'accountId' | 'provider' | 'question'>;

function orderOf({ accountId, asked }: NewProbe): string {
  return JSON.stringify([accountId, asked.resource, asked.id]);
}

/**
 * In the transaction that applies them: questions about what callbacks alone do not prove (`Notification.probe`). An account
 * that cannot ask is not asked for; the callback's page says why. Returns how many are new.
 */
export async function enqueueFromCallbacks(
  ctx: Context,
  tx: Transaction,
  applied: readonly Questioning[],
): Promise<number> {
  const asking = applied.filter(({ question }) => question !== null);
  if (asking.length === 0) return 0;
  const accounts = await loadAccounts(ctx);
  const questions: NewProbe[] = [];
  for (const { callbackId, accountId, provider, question } of asking) {
    const account = accounts.byId(accountId);
    if (!question || !account?.provider.probes) continue;
    const itself = { accountId, provider, subject: `callback:${callbackId}`, record: null, named: question };
    const found = (await findRecordOf(ctx, tx, callbackId)) ?? itself;
    const plan = planFor(account, found, ctx.clock.now());
    if (!plan.askable) continue;
    const { subject } = found;
    const words = { trigger: 'callback', requestedBy: null, reason: question.reason } as const;
    questions.push({ accountId, provider, subject, asked: plan.asked, ...words });
  }
  // In one order everywhere: two groups with the same questions wait for each other instead of locking crosswise.
  questions.sort((one, other) => (orderOf(one) < orderOf(other) ? -1 : 1));
  let made = 0;
  for (const question of questions) if ((await enqueueProbe(tx, question, ctx.clock.now())).made) made += 1;
  return made;
}
