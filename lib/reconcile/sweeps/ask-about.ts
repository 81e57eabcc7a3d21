import type { Context } from '@/lib/platform/context';
import type { Transaction } from '@/lib/platform/db/transaction';
import { enqueueProbe } from '@/lib/reconcile/probe/enqueue-probe';
import { findSubject } from '@/lib/reconcile/probe/find-subject';
import { planQuestion } from '@/lib/reconcile/probe/plan-question';
import type { RecordTrouble } from './judge-record';

const reasons: Readonly<Record<RecordTrouble, string>> = {
  stuck: 'It has been open for longer than its bound.',
  second_callback_missing: 'Its second callback is missing.',
};

/**
 * Writes, in the transaction that raises their issues, a question to the provider about each record that can be asked about:
 * where the provider has no query for it, or its account cannot ask, there is only the issue. Returns how many wait now.
 */
export async function askAbout(
  ctx: Context,
  tx: Transaction,
  troubled: readonly { key: string; trouble: RecordTrouble }[],
): Promise<number> {
  let asked = 0;
  for (const { key, trouble } of troubled) {
    const found = await findSubject(ctx, key, tx);
    if (!found) continue;
    const plan = await planQuestion(ctx, found);
    if (!plan.askable) continue;
    const { accountId, provider, subject } = found;
    const probe = { accountId, provider, subject, asked: plan.asked, trigger: 'sweep', requestedBy: null } as const;
    await enqueueProbe(tx, { ...probe, reason: reasons[trouble] }, ctx.clock.now());
    asked += 1;
  }
  return asked;
}
