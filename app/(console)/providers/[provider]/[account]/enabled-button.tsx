import { ActionForm, SubmitButton } from '@/app/(console)/providers/action-form';
import { disableAccount, enableAccount } from '@/app/(console)/providers/actions';
import { ConfirmDialog } from '@/app/(console)/providers/confirm-dialog';
import type { AccountDetails } from '@/lib/intake/accounts/types';

/** Opens the account's door, or closes it after asking. */
export function EnabledButton({ account }: { account: AccountDetails }) {
  const hidden = { provider: account.provider, account: account.account };
  if (!account.enabled) {
    return (
      <ActionForm key="enable" action={enableAccount} hidden={hidden}>
        <SubmitButton variant="primary">Enable</SubmitButton>
      </ActionForm>
    );
  }
  return (
    <ConfirmDialog
      key="disable"
      label="Disable"
      title={`Disable ${account.name}?`}
      description="Callbacks to this account are refused with 403 from now on. They are kept and can be verified again later, but the provider may give up sending them, and nothing is applied until then."
      agree="Disable account"
      action={disableAccount}
      hidden={hidden}
      variant="danger"
    />
  );
}
