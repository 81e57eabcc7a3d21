import { ActionForm, SubmitButton } from '@/app/(console)/providers/action-form';
import { pasteSecret } from '@/app/(console)/providers/actions';
import { ChoiceField, SecretField } from '@/app/(console)/providers/form-fields';
import { overlapOptions } from '@/app/(console)/providers/overlap-options';
import type { AccountDetails } from '@/lib/intake/accounts/types';

/** Adds a secret, or rotates: the ones that are live end after the overlap. Opens without scripts. */
export function AddSecretForm({ account }: { account: AccountDetails }) {
  const isFirst = account.secrets.length === 0;
  return (
    <details className="group/add border-t" open={isFirst}>
      <summary className="cursor-pointer px-4 py-2 font-medium text-accent-ink text-sm">
        {isFirst ? 'Add the first secret' : 'Add a secret, or rotate'}
      </summary>
      <div className="px-4 pb-4">
        <p className="mb-4 max-w-prose text-muted text-sm">
          {isFirst
            ? 'Paste it from the provider. It is stored encrypted, accepted at once, and never shown again.'
            : 'Add the new secret here first, then switch it over at the provider. Both are accepted in between, so no callback is refused.'}
        </p>
        <ActionForm
          action={pasteSecret}
          hidden={{ provider: account.provider, account: account.account }}
          clears
          className="max-w-md"
        >
          {account.secretFields.map((field) => (
            <SecretField
              key={field.name}
              name={`secret.${field.name}`}
              label={field.label}
              hint={field.note}
              required={!(field.optional ?? false)}
            />
          ))}
          {isFirst ? (
            <input type="hidden" name="overlapHours" value="" />
          ) : (
            <ChoiceField
              name="overlapHours"
              label="The secrets that are live now are accepted"
              hint="At least as long as the provider keeps retrying what it signed before."
              options={overlapOptions}
              defaultValue="24"
            />
          )}
          <div>
            <SubmitButton variant="primary">Add secret</SubmitButton>
          </div>
        </ActionForm>
      </div>
    </details>
  );
}
