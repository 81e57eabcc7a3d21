import { Banner } from '@/components/ui/banner';
import { Card } from '@/components/ui/card';
import { Link } from '@/components/ui/link';
import { requireActor } from '@/lib/access/web/session';
import { listRecordIssues, type RecordIssues } from '@/lib/ledger/issues/list-record-issues';
import { IssueLine } from './issue-line';

/** Issues written out at once; the rest is one link away. */
const shownMax = 5;

/** Pure look of `IssuesOfRecord`: nothing where nothing is wrong. */
function RecordIssueList({ recordKey, found: { count, issues } }: { recordKey: string; found: RecordIssues }) {
  if (count === 0) return null;
  return (
    <Card aria-label="Issues" className="border-line-strong">
      <ul>
        {issues.slice(0, shownMax).map((issue) => (
          <IssueLine key={issue.id} issue={issue} />
        ))}
      </ul>
      {count > shownMax && (
        <p className="border-t px-4 py-2 text-sm">
          <Link
            href={{ pathname: '/issues', search: new URLSearchParams({ recordKey, state: 'all' }).toString() }}
            className="underline underline-offset-2"
          >
            All {count} issues
          </Link>
        </p>
      )}
    </Card>
  );
}

/**
 * What is wrong with one transfer (`transfer:9`) or batch (`batch:17`): its live issues and those of its lines, on top of the
 * record's page. Draws nothing where there is none, and says so where they could not be read.
 */
export async function IssuesOfRecord({ recordKey }: { recordKey: string }) {
  const ctx = await requireActor();
  const found = await listRecordIssues(ctx, { recordKey }).catch((error: unknown) => {
    ctx.log.error({ err: error, recordKey }, 'the issues of a record could not be read');
    return null;
  });
  if (found === null) {
    return (
      <Banner kind="error" title="The issues of this record could not be read">
        Whether anything is wrong with it is not known. Load the page again in a few seconds.
      </Banner>
    );
  }
  return <RecordIssueList recordKey={recordKey} found={found} />;
}
