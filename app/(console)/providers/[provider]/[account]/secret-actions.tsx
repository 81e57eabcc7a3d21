import { endSecretLater, endSecretNow } from '@/app/(console)/providers/actions';
import { ConfirmDialog } from '@/app/(console)/providers/confirm-dialog';
import { ChoiceField } from '@/app/(console)/providers/form-fields';
import { overlapOptions } from '@/app/(console)/providers/overlap-options';
import { secretName } from '@/app/(console)/providers/secret-name';
import type { AccountDetails, SecretSummary } from '@/lib/intake/accounts/types';

export interface SecretActionsProps {
  account: AccountDetails;
  secret: SecretSummary;
  secretId: string;
}

/** What an admin can do with a live secret: set its end, or end it now. */
export function SecretActions({ account, secret, secretId }: SecretActionsProps) {
  const hidden = { provider: account.provider, account: account.account, secretId };
  const name = secretName(secret, account.secrets);
  const about = `the secret ${name}`;
  const isOnly = account.secrets.length === 1;
  return (
    <span className="inline-flex gap-2">
      {!isOnly && (
        <ConfirmDialog
          label="Set end"
          about={`of ${about}`}
          title={`When does ${name} end?`}
          description="It is accepted until then, so that what the provider signed before the rotation, and its retries, still come in."
          agree="Set end"
          action={endSecretLater}
          hidden={hidden}
          size="sm"
        >
          <ChoiceField
            name="overlapHours"
            label="Accepted"
            options={overlapOptions}
            defaultValue={secret.retiresAt === null ? '24' : ''}
          />
        </ConfirmDialog>
      )}
      <ConfirmDialog
        label="Revoke"
        about={about}
        title={`Revoke ${name} now?`}
        description={
          isOnly
            ? 'It is the only live secret: every callback is refused with 503 until there is another one. It is erased and cannot be brought back.'
            : 'Callbacks signed with it are refused from now on, also retries of earlier ones. It is erased and cannot be brought back. If it is only being replaced, set an end instead.'
        }
        agree="Revoke secret"
        action={endSecretNow}
        hidden={hidden}
        variant="danger"
        size="sm"
      />
    </span>
  );
}
