'use client';

import { useEffect, useState } from 'react';
import { searchAnswerSchema } from '@/components/search/answer-wire';
import type { SearchAnswer } from '@/lib/search/types';

/** Between the last key and the question. */
const pauseMs = 150;
const lengthMin = 2;

export type SearchState =
  /** Nothing to ask. */
  | { state: 'idle' }
  | { state: 'asking' }
  | { state: 'answered'; answer: SearchAnswer }
  /** Words for people. */
  | { state: 'failed'; message: string };

async function ask(q: string, signal: AbortSignal): Promise<SearchState> {
  try {
    const response = await fetch(`/search/find?${new URLSearchParams({ q })}`, { signal });
    if (response.status === 401 || response.redirected)
      return { state: 'failed', message: 'You are signed out. Load the page again.' };
    const parsed = searchAnswerSchema.safeParse(await response.json());
    if (response.ok && parsed.success) return { state: 'answered', answer: parsed.data };
  } catch {
    // No connection, or no longer wanted: the caller knows which.
  }
  return { state: 'failed', message: 'It could not be searched just now. Press Enter to try the search page.' };
}

/** Asks as `q` is typed, once it rests; a question that is overtaken is called off and its answer never shown. */
export function useSearch(q: string): SearchState {
  const wanted = q.trim();
  const [found, setFound] = useState<{ q: string; state: SearchState } | null>(null);
  useEffect(() => {
    if (wanted.length < lengthMin) return;
    const abort = new AbortController();
    const timer = setTimeout(async () => {
      const state = await ask(wanted, abort.signal);
      if (!abort.signal.aborted) setFound({ q: wanted, state });
    }, pauseMs);
    return () => {
      clearTimeout(timer);
      abort.abort();
    };
  }, [wanted]);
  if (wanted.length < lengthMin) return { state: 'idle' };
  return found?.q === wanted ? found.state : { state: 'asking' };
}
