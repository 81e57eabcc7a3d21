import { CircleCheckIcon, CircleSlashIcon, EyeIcon, type LucideIcon, RotateCcwIcon } from 'lucide-react';
import { type IssueVerb, issueVerbs, verbsOf } from '@/lib/ledger/issues/issue-state';
import type { IssueTab } from './issue-list-query';

interface VerbWords {
  label: string;
  /** "3 issues were …". */
  done: string;
  icon: LucideIcon;
}

/** How each verb is called on its button and after it was done. */
export const issueVerbWords: Readonly<Record<IssueVerb, VerbWords>> = {
  acknowledge: { label: 'Acknowledge', done: 'acknowledged', icon: EyeIcon },
  resolve: { label: 'Resolve', done: 'resolved', icon: CircleCheckIcon },
  ignore: { label: 'Ignore', done: 'ignored', icon: CircleSlashIcon },
  reopen: { label: 'Reopen', done: 'reopened', icon: RotateCcwIcon },
};

/** Pure: what can be done with the rows of a tab. */
export function verbsOfTab(tab: IssueTab): readonly IssueVerb[] {
  return tab === 'all' ? issueVerbs : verbsOf(tab);
}
