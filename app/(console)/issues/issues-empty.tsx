import { CircleCheckIcon } from 'lucide-react';
import { EmptyState } from '@/components/ui/empty-state';
import type { IssueTab } from './issue-list-query';

const emptyTitles: Readonly<Record<IssueTab, string>> = {
  open: 'Nothing waits for anybody',
  acknowledged: 'Nobody is looking at anything',
  resolved: 'Nothing was resolved yet',
  ignored: 'Nothing was ignored',
  all: 'Nothing was ever found wrong',
};

/** Nothing in this state. */
export function NoIssues({ tab }: { tab: IssueTab }) {
  return (
    <EmptyState icon={CircleCheckIcon} title={emptyTitles[tab]}>
      <p>
        Amounts that do not add up, statuses that contradict each other, what is stuck, missing or never seen before is
        raised here by itself, and closes by itself once its cause is gone.
      </p>
    </EmptyState>
  );
}
