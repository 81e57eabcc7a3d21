import { ActionForm, SubmitButton } from '@/app/(console)/providers/action-form';
import { changeAccount } from '@/app/(console)/providers/actions';
import { doorBounds } from '@/app/(console)/providers/door-change';
import { TextField } from '@/app/(console)/providers/form-fields';
import { KeyValues } from '@/components/domain/key-values';
import { Card, CardBody, CardHeader } from '@/components/ui/card';
import { doorSettingsSchema } from '@/lib/intake/account-settings';
import type { AccountDetails } from '@/lib/intake/accounts/types';

const number = new Intl.NumberFormat('en', { maximumFractionDigits: 3 });
const defaults = doorSettingsSchema.parse({});

/** The account's name and what its door bears. */
export function DoorCard({ account, mayManage }: { account: AccountDetails; mayManage: boolean }) {
  return (
    <Card>
      <CardHeader title={mayManage ? 'Name and limits' : 'Limits'} />
      <CardBody>
        {mayManage ? (
          <ActionForm
            action={changeAccount}
            hidden={{ provider: account.provider, account: account.account, version: account.version }}
          >
            <div className="grid gap-4 sm:grid-cols-2">
              <div className="sm:col-span-2">
                <TextField name="name" label="Name" defaultValue={account.name} required maxLength={80} />
              </div>
              {doorBounds.map(({ name, label, hint, unit, size }) => (
                <TextField
                  key={name}
                  name={name}
                  label={label}
                  hint={`${hint} Default: ${number.format(defaults[name] / size)} ${unit}.`}
                  type="number"
                  step="any"
                  min={0}
                  required
                  unit={unit}
                  defaultValue={account.door[name] / size}
                />
              ))}
            </div>
            <div>
              <SubmitButton>Save limits</SubmitButton>
            </div>
          </ActionForm>
        ) : (
          <KeyValues
            items={doorBounds.map(({ name, label, unit, size }) => ({
              label,
              value: `${number.format(account.door[name] / size)} ${unit}`,
            }))}
          />
        )}
      </CardBody>
    </Card>
  );
}
