import type { ActorContext } from '@/lib/access/actor';
import { countRows, type ListFilter } from './count-rows';
import { decodeMark, type Mark, newsMax, seenMax } from './mark';
import { readRowStates } from './read-row-states';
import { readVersion } from './read-version';
import { type LiveSubject, type ShownRows, subjectKey } from './subscription';
import type { Question } from './watchers';

/** What can come of a record: it was applied, handed on, asked about or worked on. */
const recordTopics = ['records', 'deliver', 'replay', 'probe'] as const;

/** The version of a subject: the same for everybody who may see it. */
export function versionQuestion(ctx: ActorContext, subject: LiveSubject): Question<string> {
  return { key: subjectKey(subject), topics: recordTopics, look: () => readVersion(ctx, subject) };
}

/** A list as a person asks for it; `asksWho`: what it holds depends on who asks. */
export interface MarkedList {
  of: ListFilter;
  mark: Mark;
}

/** Pure: the list with its mark; null for a mark that no list gave out. */
export function readMarkedList(of: ListFilter, mark: string): MarkedList | null {
  const read = decodeMark(of.list, mark);
  return read && { of, mark: read };
}

/** Issues can be "mine": such a list is shared with nobody else. */
function whose(ctx: ActorContext, { list }: ListFilter): string {
  return list === 'issues' && ctx.actor.kind === 'person' ? ctx.actor.userId : '';
}

/** Rows from the mark's floor on: the same for all who look at that list since about the same time. */
export function countQuestion(ctx: ActorContext, { of, mark }: MarkedList): Question<number> {
  const filter = JSON.stringify({ ...of.filter, limit: null, cursor: null });
  return {
    key: [of.list, whose(ctx, of), mark.floor, filter].join('\n'),
    topics: of.list === 'callbacks' || of.list === 'requests' ? ['callbacks', 'records'] : ['records'],
    look: () => countRows(ctx, of, mark.floor, seenMax + newsMax + 1),
  };
}

/** What moves in the rows that are shown: the same for all who look at that very page of the list. */
export function rowsQuestion(ctx: ActorContext, { list, ids }: ShownRows): Question<string> {
  const sorted = ids.toSorted();
  return {
    key: `rows:${list}:${sorted.join(',')}`,
    topics: recordTopics,
    look: () => readRowStates(ctx, list, sorted),
  };
}
