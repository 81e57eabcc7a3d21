import type { BulkAction } from '@/lib/ledger/issues/bulk-deeds';
import type { BulkChange } from '@/lib/ledger/issues/change-issues';
import { issueVerbWords } from './issue-verb-words';

const grouped = new Intl.NumberFormat('en');

/** Pure: "1,204 issues". */
export function issuesOf(count: number): string {
  return count === 1 ? '1 issue' : `${grouped.format(count)} issues`;
}

/** Pure: what became of a bulk action, in a sentence or two. */
export function bulkWords(action: BulkAction['do'], { changed, unchanged, more }: BulkChange): string {
  const deed = action === 'assign' ? 'given' : issueVerbWords[action].done;
  const left =
    unchanged === 0
      ? ''
      : ` ${issuesOf(unchanged)} stayed as ${unchanged === 1 ? 'it was' : 'they were'}: it does not fit ${unchanged === 1 ? 'its' : 'their'} state.`;
  const next = more ? ' More match: do it again to go on.' : '';
  return `${issuesOf(changed)} ${changed === 1 ? 'was' : 'were'} ${deed}.${left}${next}`;
}
