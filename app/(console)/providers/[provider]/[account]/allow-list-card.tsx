import { ActionForm, SubmitButton } from '@/app/(console)/providers/action-form';
import { changeAccount } from '@/app/(console)/providers/actions';
import { LinesField } from '@/app/(console)/providers/form-fields';
import { Card, CardBody, CardHeader } from '@/components/ui/card';
import type { AccountDetails } from '@/lib/intake/accounts/types';

/** From where the account may be called. */
export function AllowListCard({ account, mayManage }: { account: AccountDetails; mayManage: boolean }) {
  const { allowList } = account.door;
  const words =
    allowList.length === 0
      ? 'Any address may call; the signature decides.'
      : 'Only these addresses may call. Others are refused with 403 and kept, so that they can be verified again once an address is added.';
  return (
    <Card>
      <CardHeader title="Allowed addresses" />
      <CardBody className="flex flex-col gap-3">
        <p className="max-w-prose text-muted text-sm">{words}</p>
        {mayManage ? (
          <ActionForm
            action={changeAccount}
            hidden={{ provider: account.provider, account: account.account, version: account.version }}
            className="max-w-md"
          >
            <LinesField
              name="allowList"
              label="Addresses and CIDR blocks"
              hint="One a line, IPv4 or IPv6, e.g. 203.0.113.0/24. Empty: any address. Behind a proxy of your own set TRUST_PROXY, or every call comes from the proxy."
              defaultValue={allowList.join('\n')}
            />
            <div>
              <SubmitButton>Save addresses</SubmitButton>
            </div>
          </ActionForm>
        ) : (
          allowList.length > 0 && (
            <ul className="font-mono text-sm">
              {allowList.map((entry) => (
                <li key={entry}>{entry}</li>
              ))}
            </ul>
          )
        )}
        {account.allowListVariable !== null && (
          <p className="text-faint text-xs">
            Set by <code className="font-mono">{account.allowListVariable}</code>, separated by commas.
          </p>
        )}
      </CardBody>
    </Card>
  );
}
