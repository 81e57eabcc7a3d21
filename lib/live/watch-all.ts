import type { ActorContext } from '@/lib/access/actor';
import { newsOf } from './mark';
import type { LiveState } from './messages';
import { countQuestion, type MarkedList, rowsQuestion, versionQuestion } from './questions';
import { type LiveSubject, type ShownRows, subjectKey } from './subscription';
import type { Seen, Watchers } from './watchers';

/** Everything one page wants to know. */
export interface Wanted {
  subjects: readonly LiveSubject[];
  list: MarkedList | null;
  rows: ShownRows | null;
}

/** Answers that come within this go in one message. */
const gatherMs = 50;

/**
 * Watches all of it and calls `tell` with the whole state once each part has been looked at, and after each change. Returns the
 * function that ends it.
 */
export function watchAll(
  ctx: ActorContext,
  watchers: Watchers,
  { subjects, list, rows }: Wanted,
  tell: (state: LiveState) => void,
): () => void {
  const seen = new Map<string, Seen<string | number>>();
  const questions = [
    ...subjects.map((subject) => versionQuestion(ctx, subject)),
    ...(list ? [countQuestion(ctx, list)] : []),
    ...(rows ? [rowsQuestion(ctx, rows)] : []),
  ];
  let timer: NodeJS.Timeout | undefined;
  let told: string | null = null;

  const stateNow = (): LiveState => {
    const moved = rows ? seen.get(rowsQuestion(ctx, rows).key) : undefined;
    const counted = list ? seen.get(countQuestion(ctx, list).key) : undefined;
    return {
      versions: Object.fromEntries(
        subjects.map((subject) => {
          const one = seen.get(subjectKey(subject));
          return [subjectKey(subject), one?.known ? String(one.value) : null];
        }),
      ),
      news: list && counted?.known ? newsOf(Number(counted.value), list.mark.seen) : null,
      rows: moved?.known ? String(moved.value) : null,
      fresh: [...seen.values()].every(({ known }) => known),
    };
  };
  const tellNow = () => {
    timer = undefined;
    const state = stateNow();
    const text = JSON.stringify(state);
    if (text === told) return;
    told = text;
    tell(state);
  };
  const gather = () => {
    if (seen.size === questions.length) timer ??= setTimeout(tellNow, gatherMs).unref();
  };
  const offs = questions.map((question) =>
    watchers.watch(question, (value) => {
      seen.set(question.key, value);
      gather();
    }),
  );
  gather();
  return () => {
    clearTimeout(timer);
    for (const off of offs) off();
  };
}
