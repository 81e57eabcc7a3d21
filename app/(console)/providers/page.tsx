import { PlusIcon } from 'lucide-react';
import { consoleOrigin } from '@/app/(console)/console-origin';
import { load } from '@/app/(console)/load';
import { LoadFailed } from '@/app/(console)/load-failed';
import { ProviderMark } from '@/components/domain/provider-mark';
import { DocumentTitle } from '@/components/frame/document-title';
import { buttonStyles } from '@/components/ui/button';
import { Card, CardHeader } from '@/components/ui/card';
import { Link } from '@/components/ui/link';
import { PageHeader } from '@/components/ui/page-header';
import { may } from '@/lib/access/permissions';
import { requireActor } from '@/lib/access/web/session';
import { listAccounts } from '@/lib/intake/accounts/list-accounts';
import { providers } from '@/lib/providers/registry';
import { AccountRow } from './account-row';

/** Every provider with its accounts: where each is called, by what it is proven, and what came since midnight UTC. */
export default async function ProvidersPage() {
  const ctx = await requireActor();
  const [accounts, origin] = await Promise.all([load(ctx, () => listAccounts(ctx)), consoleOrigin()]);
  const mayManage = may(ctx.actor, 'accounts.manage');
  return (
    <>
      <DocumentTitle>Providers</DocumentTitle>
      <PageHeader
        title="Providers"
        description="The accounts that callbacks come to. Counts are since midnight UTC."
        actions={
          mayManage && (
            <Link href="/providers/new" className={buttonStyles({ variant: 'primary' })}>
              <PlusIcon aria-hidden />
              New account
            </Link>
          )
        }
      />
      {accounts.ok ? (
        <div className="flex flex-col gap-4 px-4 pb-8 md:px-6">
          {providers.map((provider) => (
            <Card key={provider.id}>
              <CardHeader
                title={<ProviderMark provider={provider.id} />}
                actions={
                  mayManage && (
                    <Link
                      href={{ pathname: '/providers/new', query: { provider: provider.id } }}
                      className={buttonStyles({ variant: 'ghost', size: 'sm' })}
                    >
                      <PlusIcon aria-hidden />
                      Add<span className="sr-only"> an account of {provider.label}</span>
                    </Link>
                  )
                }
              />
              <ul>
                {accounts.value
                  .filter((account) => account.provider === provider.id)
                  .map((account) => (
                    <AccountRow key={account.id} account={account} origin={origin} />
                  ))}
              </ul>
            </Card>
          ))}
        </div>
      ) : (
        <LoadFailed title="The accounts could not be read" again="/providers" {...accounts} />
      )}
    </>
  );
}
