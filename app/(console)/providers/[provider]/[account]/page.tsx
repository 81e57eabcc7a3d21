import { consoleOrigin } from '@/app/(console)/console-origin';
import { load } from '@/app/(console)/load';
import { LoadFailed } from '@/app/(console)/load-failed';
import { orNotFound } from '@/app/(console)/or-not-found';
import { accountHref } from '@/app/(console)/providers/account-href';
import { AccountState } from '@/app/(console)/providers/account-state';
import { UrlList } from '@/app/(console)/providers/url-list';
import { ProviderMark } from '@/components/domain/provider-mark';
import { DocumentTitle } from '@/components/frame/document-title';
import { Banner } from '@/components/ui/banner';
import { Card, CardBody, CardHeader } from '@/components/ui/card';
import { Link } from '@/components/ui/link';
import { PageHeader } from '@/components/ui/page-header';
import { may } from '@/lib/access/permissions';
import { requireActor } from '@/lib/access/web/session';
import { environmentWords } from '@/lib/intake/accounts/environment-words';
import { getAccount } from '@/lib/intake/accounts/get-account';
import { findProvider } from '@/lib/providers/registry';
import { describeAsking } from '@/lib/reconcile/probe/describe-asking';
import { AccountFacts } from './account-facts';
import { AllowListCard } from './allow-list-card';
import { AskingCard } from './asking-card';
import { DoorCard } from './door-card';
import { EnabledButton } from './enabled-button';
import { KnobsCard } from './knobs-card';
import { ProviderCard } from './provider-card';
import { SecretsCard } from './secrets-card';
import { TestCard } from './test-card';

const breadcrumb = (
  <nav aria-label="Breadcrumb">
    <Link href="/providers" className="hover:underline">
      Providers
    </Link>
  </nav>
);

export default async function AccountPage({ params }: PageProps<'/providers/[provider]/[account]'>) {
  const ctx = await requireActor();
  const ref = await params;
  const loaded = await load(ctx, () => orNotFound(Promise.all([getAccount(ctx, ref), describeAsking(ctx, ref)])));
  if (!loaded.ok) {
    return (
      <>
        <DocumentTitle>Account</DocumentTitle>
        <PageHeader breadcrumb={breadcrumb} title="Account" />
        <LoadFailed title="This account could not be read" again={accountHref(ref)} {...loaded} />
      </>
    );
  }
  const [account, asking] = loaded.value;
  const provider = findProvider(account.provider);
  const mayManage = account.source === 'console' && may(ctx.actor, 'accounts.manage');
  return (
    <>
      <DocumentTitle>Account</DocumentTitle>
      <PageHeader
        breadcrumb={breadcrumb}
        title={account.name}
        beside={
          <>
            <ProviderMark provider={account.provider} account={account.account} />
            <AccountState account={account} />
          </>
        }
        actions={mayManage && <EnabledButton account={account} />}
      />
      <div className="flex max-w-5xl flex-col gap-4 px-4 pb-8 md:px-6">
        {account.problem !== null && (
          <Banner kind="error" title="This account takes no callbacks">
            {account.problem}
          </Banner>
        )}
        {account.source === 'environment' && provider && (
          <Banner title="Set by variables">{environmentWords(provider)}</Banner>
        )}
        <AccountFacts account={account} />
        <Card>
          <CardHeader title="Callback URLs" />
          <CardBody>
            <UrlList urls={account.urls} origin={await consoleOrigin()} />
            <p className="mt-3 text-muted text-xs">
              Enter them at the provider. Shown with the address that your browser uses: it must be one that the
              provider reaches.
            </p>
          </CardBody>
        </Card>
        {account.needsSecret && <SecretsCard account={account} mayManage={mayManage} />}
        <TestCard account={account} mayTest={may(ctx.actor, 'accounts.test')} />
        <AllowListCard account={account} mayManage={mayManage} />
        <DoorCard account={account} mayManage={mayManage} />
        {account.knobs.length > 0 && <KnobsCard account={account} mayManage={mayManage} />}
        <AskingCard asking={asking} providerLabel={account.providerLabel} />
        <ProviderCard account={account} />
      </div>
    </>
  );
}
