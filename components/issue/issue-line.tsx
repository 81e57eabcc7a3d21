import { Time } from '@/components/domain/time';
import { Link } from '@/components/ui/link';
import { issueKindWords } from '@/lib/ledger/issue-kinds';
import type { IssueSummary } from '@/lib/ledger/types';
import { IssueStateBadge } from './issue-state-badge';
import { ValueAtRisk } from './value-at-risk';

/** An issue as a line of a short list: the whole line leads to it. */
export function IssueLine({ issue }: { issue: IssueSummary }) {
  return (
    <li className="relative flex flex-wrap items-baseline gap-x-3 gap-y-0.5 border-t px-4 py-2 text-sm first:border-t-0 hover:bg-hover">
      <IssueStateBadge state={issue.state} />
      <Link
        href={`/issues/${issue.id}`}
        className="font-medium underline-offset-2 after:absolute after:inset-0 hover:underline"
      >
        {issueKindWords[issue.kind].label}
      </Link>
      <span className="min-w-0 flex-1 basis-64 break-words text-muted">{issue.title}</span>
      {issue.valueAtRisk.length > 0 && (
        <span>
          <span className="text-faint text-xs">at risk </span>
          <ValueAtRisk values={issue.valueAtRisk} />
        </span>
      )}
      <Time at={issue.openedAt} className="text-faint text-xs" />
    </li>
  );
}
