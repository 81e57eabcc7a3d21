import { z } from 'zod';
import type { ActorContext } from '@/lib/access/actor';
import { assertMay } from '@/lib/access/permissions';
import { type Account, readAccounts } from '@/lib/intake/accounts';
import { noSuchAccount } from './change-account';
import { describeKnobs, knobText } from './describe-knobs';
import { allowListVariable } from './environment-words';
import { readAccountDays } from './read-account-day';
import { readSecrets } from './read-secrets';
import { summariseAccount } from './summarise-account';
import type { AccountDetails, AccountRef, KnobValue } from './types';

const record = z.record(z.string(), z.unknown());

function knobsOf({ provider, view, source }: Account): KnobValue[] {
  const settings = record.parse(view.settings);
  return describeKnobs(provider).map((knob) => {
    const text = knobText(knob.kind, settings[knob.name]);
    const variable = source === 'environment' ? (provider.settingVariables?.[knob.name] ?? null) : null;
    return { ...knob, text, isDefault: text === knob.defaultText, variable };
  });
}

/** One account with all that can be set of it, and nothing of a secret but its end. Throws `NotFoundError`. */
export async function getAccount(ctx: ActorContext, ref: AccountRef): Promise<AccountDetails> {
  assertMay(ctx.actor, 'accounts.read');
  const [accounts, secretsOf, dayOf] = await Promise.all([
    readAccounts(ctx, ctx.db.pool),
    readSecrets(ctx),
    readAccountDays(ctx),
  ]);
  const account = accounts.find(ref.provider, ref.account);
  if (!account) throw noSuchAccount(ref);
  const { provider } = account;
  const { secrets, ended } = secretsOf(account);
  return {
    ...summariseAccount(account, secrets, dayOf(account.id)),
    version: account.updatedAt.toISOString(),
    door: account.door,
    knobs: knobsOf(account),
    ended,
    secretFields: provider.secretFields,
    allowListVariable: account.source === 'environment' ? allowListVariable(provider) : null,
    retries: provider.retries,
    notProven: provider.notProven ?? null,
    hasTestRequest: provider.testRequest !== undefined,
  };
}
