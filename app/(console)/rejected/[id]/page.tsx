import { load } from '@/app/(console)/load';
import { LoadFailed } from '@/app/(console)/load-failed';
import { orNotFound } from '@/app/(console)/or-not-found';
import { VerifyAgain } from '@/app/(console)/rejected/verify-again';
import { searchQuery } from '@/app/(console)/search-query';
import { KeyValues } from '@/components/domain/key-values';
import { ProviderMark } from '@/components/domain/provider-mark';
import { Time } from '@/components/domain/time';
import { VerdictBadge } from '@/components/domain/verdict-badge';
import { DocumentTitle } from '@/components/frame/document-title';
import { HeaderList } from '@/components/request/header-list';
import { RequestFacts } from '@/components/request/request-facts';
import { Link } from '@/components/ui/link';
import { PageHeader } from '@/components/ui/page-header';
import { may } from '@/lib/access/permissions';
import { requireActor } from '@/lib/access/web/session';
import { getRequest } from '@/lib/intake/get-request';
import { CausePanel } from './cause-panel';
import { menderOf } from './mender-of';
import { RejectedBytes } from './rejected-bytes';
import { VerifiedLater } from './verified-later';

const breadcrumb = (
  <nav aria-label="Breadcrumb">
    <Link href="/rejected" className="hover:underline">
      Rejected
    </Link>
  </nav>
);

export default async function RejectedRequestPage({ params, searchParams }: PageProps<'/rejected/[id]'>) {
  const ctx = await requireActor();
  const { id } = await params;
  const query = searchQuery(await searchParams);
  const loaded = await load(ctx, async () => {
    const request = await orNotFound(getRequest(ctx, id));
    return { request, mender: await menderOf(ctx, request) };
  });
  if (!loaded.ok) {
    return (
      <>
        <DocumentTitle>Rejected request</DocumentTitle>
        <PageHeader breadcrumb={breadcrumb} title="Rejected request" />
        <LoadFailed title="This request could not be read" again={`/rejected/${id}`} {...loaded} />
      </>
    );
  }
  const { request, mender } = loaded.value;
  return (
    <div className="flex flex-col pb-8">
      <DocumentTitle>Rejected request</DocumentTitle>
      <PageHeader
        breadcrumb={breadcrumb}
        title={<Time at={request.receivedAt} show="exact" />}
        beside={
          <>
            <VerdictBadge verdict={request.verdict} />
            <ProviderMark provider={request.provider} account={request.account} />
          </>
        }
      />
      <div className="flex flex-col gap-6 px-4 md:px-6">
        <VerifiedLater request={request} />
        <CausePanel request={request} mender={mender} />
        {request.verdict === 'rejected' && may(ctx.actor, 'requests.verify') && (
          <VerifyAgain requestId={request.id} done={request.verifiedAgainAt !== null} />
        )}
        <RequestFacts request={request} />
        <section className="flex flex-col gap-3">
          <h2 className="font-medium text-sm">What the sender was answered</h2>
          <KeyValues
            items={[
              { label: 'Status', value: <span className="font-mono">{request.answer.status}</span> },
              { label: 'Content type', value: request.answer.contentType ?? <span className="text-muted">none</span> },
              { label: 'Body', value: <code className="break-all font-mono text-xs">{request.answer.body}</code> },
            ]}
          />
        </section>
        <RejectedBytes
          request={request}
          hex={query.get('view') === 'hex'}
          mayReveal={may(ctx.actor, 'payload.reveal')}
        />
        <HeaderList headers={request.headers} />
      </div>
    </div>
  );
}
