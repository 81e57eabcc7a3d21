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

function takenWords(action: BulkAction, ids: readonly string[]): string {
  if (ids.length === 0) return '';
  // What was seen row by row is known exactly, a list only by when it was read.
  const isByRow = action.do === 'assign' && action.seen?.by === 'row';
  const since = `since the list was read${isByRow ? '' : ', or just before'}`;
  const [only] = ids;
  if (ids.length === 1) return ` Left out: issue ${only}, whose owner changed ${since}.`;
  const named = ids.slice(0, namedMax);
  const last = ids.length > namedMax ? `${grouped.format(ids.length - namedMax)} more` : named.pop();
  return ` Left out: issues ${named.join(', ')} and ${last}, whose owners changed ${since}.`;
}

type Counted = Omit<BulkChange, 'broken'>;

function countedWords(action: BulkAction, { changed, unchanged, taken = [] }: Counted): string {
  const left =
    unchanged === 0
      ? ''
      : ` ${issuesOf(unchanged)} stayed as ${unchanged === 1 ? 'it was' : 'they were'}: it does not fit ${unchanged === 1 ? 'its' : 'their'} state.`;
  return `${doneWords(action, changed)}${left}${takenWords(action, taken)}`;
}

/** Pure: what became of a bulk action, in a sentence or two. */
export function bulkWords(action: BulkAction, change: Counted): string {
  return `${countedWords(action, change)}${change.more ? ' More match: do it again to go on.' : ''}`;
}

/** Pure: the same of one that broke off after a part was done. */
export function brokenWords(action: BulkAction, change: Counted): string {
  const broke = 'Then it broke off: the database did not answer, or something in the console is broken.';
  return `${countedWords(action, change)} ${broke} Perhaps some more were done too. Do it again to go on.`;
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
