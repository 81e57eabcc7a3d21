import type { Mender } from '@/app/(console)/rejected/remedy';
import type { ActorContext } from '@/lib/access/actor';
import { may } from '@/lib/access/permissions';
import { loadAccounts } from '@/lib/intake/accounts';
import { allowListVariable } from '@/lib/intake/accounts/environment-words';
import type { AccountRef } from '@/lib/intake/accounts/types';

/** What the reader of a request may do about it, and where its account is changed. */
export async function menderOf(ctx: ActorContext, ref: AccountRef): Promise<Mender> {
  const account = (await loadAccounts(ctx)).find(ref.provider, ref.account);
  const isOfVariables = account?.source === 'environment';
  const secrets = account?.provider.secretFields.filter(({ optional }) => !optional) ?? [];
  return {
    mayManage: may(ctx.actor, 'accounts.manage'),
    mayVerify: may(ctx.actor, 'requests.verify'),
    variables: isOfVariables
      ? { secrets: secrets.map(({ variable }) => variable), 'allow list': [allowListVariable(account.provider)] }
      : null,
  };
}
