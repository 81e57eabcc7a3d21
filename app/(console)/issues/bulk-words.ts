import type { Question } from '@/app/(console)/providers/ask-first';
import type { BulkAction } from '@/lib/ledger/issues/bulk-deeds';
import type { BulkChange } from '@/lib/ledger/issues/change-issues';
import type { IssueVerb } from '@/lib/ledger/issues/issue-state';
import { issueVerbWords } from './issue-verb-words';

const grouped = new Intl.NumberFormat('en');

/** Issues that a sentence names; the rest are counted. */
const namedMax = 5;

/** Pure: "1,204 issues". */
export function issuesOf(count: number): string {
  return count === 1 ? '1 issue' : `${grouped.format(count)} issues`;
}

function doneWords(action: BulkAction, count: number): string {
  if (action.do === 'assign' && action.ownerId === null) {
    return `${issuesOf(count)} ${count === 1 ? 'is' : 'are'} nobody’s now.`;
  }
  const deed = action.do === 'assign' ? 'given' : issueVerbWords[action.do].done;
  return `${issuesOf(count)} ${count === 1 ? 'was' : 'were'} ${deed}.`;
}

function takenWords(ids: readonly string[]): string {
  const [only] = ids;
  if (ids.length === 1) return ` Left out: issue ${only}, whose owner changed since the list was read.`;
  const named = ids.slice(0, namedMax);
  const last = ids.length > namedMax ? `${grouped.format(ids.length - namedMax)} more` : named.pop();
  return ` Left out: issues ${named.join(', ')} and ${last}, whose owners changed since the list was read.`;
}

/** Pure: what became of a bulk action, in a sentence or two. */
export function bulkWords(action: BulkAction, { changed, unchanged, more, taken = [] }: BulkChange): string {
  const left =
    unchanged === 0
      ? ''
      : ` ${issuesOf(unchanged)} stayed as ${unchanged === 1 ? 'it was' : 'they were'}: it does not fit ${unchanged === 1 ? 'its' : 'their'} state.`;
  const next = more ? ' More match: do it again to go on.' : '';
  return `${doneWords(action, changed)}${left}${taken.length === 0 ? '' : takenWords(taken)}${next}`;
}

/** All that a list shows, in words. */
export interface MatchingWords {
  /** "1,204 issues", or "all issues that match". */
  what: string;
  /** The tab and the filters in force: "Open · Kind is Stuck". */
  filter: string;
}

/** Pure: what is asked before something is done to all that match. `owner`: to whom they are to be given, null: nobody. */
export function matchingQuestion(
  deed: IssueVerb | { give: { owner: string | null } },
  { what, filter }: MatchingWords,
): Question {
  const description = `${filter}, on this page and all others. What is raised after the list was read is left alone.`;
  if (typeof deed === 'string') {
    const words = `${issueVerbWords[deed].label} ${what}`;
    return { title: `${words}?`, description, agree: words };
  }
  const words = `Give ${what} to ${deed.give.owner ?? 'nobody'}`;
  return { title: `${words}?`, description, agree: words };
}
