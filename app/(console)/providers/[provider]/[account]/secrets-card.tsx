import { Card, CardBody, CardHeader } from '@/components/ui/card';
import type { AccountDetails } from '@/lib/intake/accounts/types';
import { AddSecretForm } from './add-secret-form';
import { EndedSecrets } from './ended-secrets';
import { SecretsTable } from './secrets-table';

/** By what callbacks of the account are proven. Nothing of a secret is here but its end. */
export function SecretsCard({ account, mayManage }: { account: AccountDetails; mayManage: boolean }) {
  return (
    <Card id="secrets">
      <CardHeader title="Secrets" />
      {account.secrets.length > 0 ? (
        <SecretsTable account={account} mayManage={mayManage} />
      ) : (
        <CardBody className="text-muted text-sm">
          No live secret: nothing can be proven, and every callback is refused with 503 until there is one. Providers
          send them again.
        </CardBody>
      )}
      {mayManage && <AddSecretForm account={account} />}
      {account.ended.length > 0 && <EndedSecrets ended={account.ended} />}
    </Card>
  );
}
