'use client';

import { useEffect, useRef, useState } from 'react';
import { z } from 'zod';
import type { BoundedCount } from '@/components/data-table/bounded-count';
import { useLive } from '@/components/live/live-provider';
import { minuteMs, secondMs } from '@/lib/platform/time';
import type { ViewList } from '@/lib/views/lists';

type Counts = Readonly<Record<string, BoundedCount | null>>;

const answerSchema = z.object({
  counts: z.record(z.string(), z.object({ value: z.int(), bounded: z.boolean() }).nullable()),
});

/** However much arrives, views are counted no more often than this by one tab. */
const gapMs = 10 * secondMs;
/** What changes without a word to this list (another filter's rows) is seen this much later at most. */
const pollMs = minuteMs;

/**
 * How many rows each view of the list holds, by its id: asked for once the page is there, then again when the list has news, and every
 * minute while the tab is in sight. Absent while nobody knows, null where counting would take too long. `ids`: of the views.
 */
export function useViewCounts(list: ViewList, ids: string): Counts {
  const [counts, setCounts] = useState<Counts>({});
  const hasten = useRef<(() => void) | null>(null);
  const news = useLive(({ state }) => state?.news?.value ?? 0);
  useEffect(() => {
    if (ids === '') return;
    const ended = new AbortController();
    let timer: ReturnType<typeof setTimeout>;
    let askedAtMs = Number.NEGATIVE_INFINITY;
    let isAsking = false;
    let waitMs = pollMs;
    const plan = (inMs: number) => {
      clearTimeout(timer);
      timer = setTimeout(ask, inMs);
    };
    const ask = async () => {
      waitMs = pollMs;
      if (document.visibilityState === 'visible') {
        isAsking = true;
        askedAtMs = performance.now();
        try {
          const answer = await fetch(`/list/views/counts?list=${list}`, { signal: ended.signal });
          if (answer.ok) setCounts(answerSchema.parse(await answer.json()).counts);
        } catch {
          // The counts stay as they are; the page itself says when the server is away.
        }
        isAsking = false;
      }
      if (!ended.signal.aborted) plan(waitMs);
    };
    hasten.current = () => {
      // What is being counted right now may have been before the news.
      if (isAsking) waitMs = gapMs;
      else plan(Math.max(0, askedAtMs + gapMs - performance.now()));
    };
    plan(0);
    return () => {
      clearTimeout(timer);
      ended.abort();
      hasten.current = null;
    };
  }, [list, ids]);
  useEffect(() => {
    if (news > 0) hasten.current?.();
  }, [news]);
  return counts;
}
