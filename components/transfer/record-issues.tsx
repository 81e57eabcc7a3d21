import { Time } from '@/components/domain/time';
import { IssueStateBadge } from '@/components/issue/issue-state-badge';
import { Link } from '@/components/ui/link';
import { issueKindWords } from '@/lib/ledger/issue-kinds';
import type { IssueSummary } from '@/lib/ledger/types';

/** Every issue that a record has had, newest first, with its figures. */
export function RecordIssues({ issues }: { issues: readonly IssueSummary[] }) {
  if (issues.length === 0) return <p className="text-muted text-sm">Nothing was ever wrong with it.</p>;
  return (
    <ol aria-label="Issues, newest first" className="divide-y rounded-lg border">
      {issues.map(({ id, kind, state, title, openedAt, closedAt, ...figures }) => (
        <li key={id} className="flex flex-wrap items-baseline gap-x-3 gap-y-1 px-4 py-2 text-sm">
          <IssueStateBadge state={state} />
          <Link href={`/issues/${id}`} className="font-medium underline-offset-2 hover:underline">
            {issueKindWords[kind].label}
          </Link>
          <span className="min-w-0 flex-1 basis-64 break-words text-muted">{title}</span>
          {figures.expected !== null && figures.actual !== null && (
            <span className="font-mono text-xs">
              expected {figures.expected}, is {figures.actual}
              {figures.difference !== null && `, difference ${figures.difference}`}
            </span>
          )}
          <span className="text-faint text-xs">
            raised <Time at={openedAt} />
            {closedAt !== null && (
              <>
                , closed <Time at={closedAt} />
              </>
            )}
          </span>
        </li>
      ))}
    </ol>
  );
}
