import { load } from '@/app/(console)/load';
import { LoadFailed } from '@/app/(console)/load-failed';
import { orNotFound } from '@/app/(console)/or-not-found';
import { DocumentTitle } from '@/components/frame/document-title';
import { Figures } from '@/components/issue/figures';
import { IssueLine } from '@/components/issue/issue-line';
import { IssueStateBadge } from '@/components/issue/issue-state-badge';
import { LivePage } from '@/components/live/live-page';
import { Card, CardBody, CardHeader } from '@/components/ui/card';
import { CopyButton } from '@/components/ui/copy-button';
import { Link } from '@/components/ui/link';
import { PageHeader } from '@/components/ui/page-header';
import { may } from '@/lib/access/permissions';
import { requireActor } from '@/lib/access/web/session';
import { issueKindWords } from '@/lib/ledger/issue-kinds';
import { getIssue, type IssueDetails } from '@/lib/ledger/issues/get-issue';
import { type IssueOwner, listIssueOwners } from '@/lib/ledger/issues/list-issue-owners';
import { findVersion } from '@/lib/live/read-version';
import { HistoryList } from './history-list';
import { IssueAboutCard, IssueCallbacks } from './issue-evidence';
import { IssueSide } from './issue-side';
import { WorkButtons } from './work-buttons';
import { WorkForm } from './work-form';

const breadcrumb = (
  <nav aria-label="Breadcrumb">
    <Link href="/issues" className="hover:underline">
      Issues
    </Link>
  </nav>
);

function Related({ issues }: { issues: IssueDetails['related'] }) {
  if (issues.length === 0) return null;
  return (
    <Card>
      <CardHeader title="Other issues of the same record" />
      <ul>
        {issues.map((issue) => (
          <IssueLine key={issue.id} issue={issue} />
        ))}
      </ul>
    </Card>
  );
}

function IssueView({ issue, owners }: { issue: IssueDetails; owners: readonly IssueOwner[] | null }) {
  const { label, meaning } = issueKindWords[issue.kind];
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-4 px-4 pb-8 md:px-6 @4xl/record:grid-cols-[minmax(0,1fr)_20rem]">
      <div className="order-2 flex min-w-0 flex-col gap-4 @4xl/record:order-1">
        <Card aria-label={label}>
          <CardBody className="flex flex-col gap-4">
            <p className="max-w-prose text-sm">{meaning}</p>
            <Figures issue={issue} />
          </CardBody>
        </Card>
        <IssueAboutCard issue={issue} />
        <IssueCallbacks callbacks={issue.callbacks} />
        <Related issues={issue.related} />
        <Card>
          <CardHeader title="History" />
          <CardBody className="flex flex-col gap-5">
            <HistoryList history={issue.history} />
            {owners !== null && (
              <div className="border-t pt-4">
                <WorkForm id={issue.id} state={issue.state} />
              </div>
            )}
          </CardBody>
        </Card>
      </div>
      <div className="order-1 min-w-0 @4xl/record:order-2">
        <IssueSide issue={issue} owners={owners} />
      </div>
    </div>
  );
}

/** One issue: what is wrong, how much hangs on it, what it is about, what was done and said, and what can be done. */
export default async function IssuePage({ params }: PageProps<'/issues/[id]'>) {
  const ctx = await requireActor();
  const { id } = await params;
  const title = <DocumentTitle>{`Issue ${id}`}</DocumentTitle>;
  const works = may(ctx.actor, 'issues.work');
  const version = await findVersion(ctx, { kind: 'issue', id });
  const loaded = await load(ctx, () =>
    orNotFound(Promise.all([getIssue(ctx, { id }), works ? listIssueOwners(ctx) : null] as const)),
  );
  if (!loaded.ok) {
    return (
      <>
        {title}
        <PageHeader breadcrumb={breadcrumb} title={`Issue ${id}`} />
        <LoadFailed title="This issue could not be read" again={`/issues/${id}`} {...loaded} />
      </>
    );
  }
  const [issue, owners] = loaded.value;
  return (
    <div className="@container/record flex flex-col">
      {title}
      <LivePage subject={`issue:${issue.id}`} version={version} />
      <PageHeader
        breadcrumb={breadcrumb}
        title={
          <span className="break-words">
            <span className="sr-only">Issue {issue.id}: </span>
            {issue.title}
          </span>
        }
        beside={
          <>
            <IssueStateBadge state={issue.state} />
            <span className="text-muted text-sm">
              {issueKindWords[issue.kind].label} · <span className="font-mono text-[0.95em]">#{issue.id}</span>
              <CopyButton text={issue.id} label="Copy issue id" className="-my-1" />
            </span>
          </>
        }
        actions={owners !== null && <WorkButtons id={issue.id} state={issue.state} />}
      />
      <IssueView issue={issue} owners={owners} />
    </div>
  );
}
