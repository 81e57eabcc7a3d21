import { type Account, loadAccounts } from '@/lib/intake/accounts';
import type { Context } from '@/lib/platform/context';
import type { Asked } from '@/lib/providers/probe-contract';
import type { FoundSubject } from './find-subject';
import { readMeans } from './probe-means';

export type QuestionPlan =
  | { askable: true; asked: Asked }
  /** In a sentence: what the provider has no query for, or what the account lacks. */
  | { askable: false; reason: string };

/** Pure: the question about `found` that its account can put. */
export function planFor(account: Account | null, { record, named }: FoundSubject, at: Date): QuestionPlan {
  if (!account) return { askable: false, reason: 'Its account is not part of this version of the console.' };
  const { probes } = account.provider;
  if (probes && record) {
    const target = probes.subjectOf(record, account.view.settings);
    if (!target.askable) return target;
  }
  const means = readMeans(account, at);
  if (!means.ready) return { askable: false, reason: means.reason };
  if (record) return means.probes.subjectOf(record, account.view.settings);
  if (named && means.probes.questions.some(({ resource }) => resource === named.resource)) {
    return { askable: true, asked: { resource: named.resource, id: named.id, record: null } };
  }
  return { askable: false, reason: 'The callback names nothing that the provider could be asked about.' };
}

/** As `planFor`, with the account as it is now. */
export async function planQuestion(ctx: Context, found: FoundSubject): Promise<QuestionPlan> {
  const account = (await loadAccounts(ctx)).byId(found.accountId);
  return planFor(account, found, ctx.clock.now());
}
