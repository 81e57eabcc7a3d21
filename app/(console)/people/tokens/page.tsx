import { KeyRoundIcon, PlusIcon } from 'lucide-react';
import { load } from '@/app/(console)/load';
import { LoadFailed } from '@/app/(console)/load-failed';
import { NotYours } from '@/app/(console)/people/not-yours';
import { PeopleTabs } from '@/app/(console)/people/people-tabs';
import { DocumentTitle } from '@/components/frame/document-title';
import { buttonStyles } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';
import { Link } from '@/components/ui/link';
import { PageHeader } from '@/components/ui/page-header';
import { may } from '@/lib/access/permissions';
import { listTokens } from '@/lib/access/tokens/list-tokens';
import { requireActor } from '@/lib/access/web/session';
import { TokenList } from './token-list';

/** Every API token: what it may do, when it was used last, and its end. */
export default async function TokensPage() {
  const ctx = await requireActor();
  if (!may(ctx.actor, 'tokens.manage'))
    return <NotYours title="API tokens" reader={ctx.actor} action="tokens.manage" />;
  const tokens = await load(ctx, () => listTokens(ctx));
  return (
    <>
      <DocumentTitle>API tokens</DocumentTitle>
      <PageHeader
        title="API tokens"
        description="What programs call the API with. A token is shown once, when it is made."
        actions={
          <Link href="/people/tokens/new" className={buttonStyles({ variant: 'primary' })}>
            <PlusIcon aria-hidden />
            New token
          </Link>
        }
      />
      <div className="flex flex-col gap-4 px-4 pb-8 md:px-6">
        <PeopleTabs current="tokens" />
        {!tokens.ok ? (
          <LoadFailed title="The API tokens could not be read" again="/people/tokens" {...tokens} />
        ) : tokens.value.length > 0 ? (
          <TokenList tokens={tokens.value} />
        ) : (
          <EmptyState icon={KeyRoundIcon} title="No API tokens yet">
            <p>Make one for each program that calls the API, with no more than it needs.</p>
          </EmptyState>
        )}
      </div>
    </>
  );
}
