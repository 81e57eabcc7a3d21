'use client';

import { useCallback, useEffect, useMemo, useState } from 'react';
import { layoutTimeline, orderLanes } from '@/components/timeline/layout-timeline';
import type { TimelineModel } from '@/components/timeline/timeline-model';
import type { SuborderView } from '@/lib/ledger/types';
import { linesWireSchema, unpackLines } from './lines-wire';

/** The first lines come with the page; the rest is fetched once it stands. */
export interface FirstLines {
  suborders: SuborderView[];
  model: TimelineModel;
  /** Where all of them are; null: these are all. */
  restHref: string | null;
}

export type BatchLinesState =
  /** Every line is here. */
  | { state: 'whole' }
  /** The rest is on its way. */
  | { state: 'loading' }
  /** The rest did not come: what is shown is incomplete. */
  | { state: 'failed'; problem: string };

async function fetchLines(href: string, signal: AbortSignal) {
  const response = await fetch(href, { signal, headers: { accept: 'application/json' } });
  if (!response.ok) throw new Error(`The console answered ${response.status}.`);
  return unpackLines(linesWireSchema.parse(await response.json()));
}

/** A batch's lines, what is wrong first: those of the first paint, then all. Never fewer than before. */
export function useBatchLines(first: FirstLines) {
  const { restHref } = first;
  const [whole, setWhole] = useState<Awaited<ReturnType<typeof fetchLines>> | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const [tries, setTries] = useState(0);

  // biome-ignore lint/correctness/useExhaustiveDependencies: `tries` asks again
  useEffect(() => {
    if (restHref === null) return;
    const abort = new AbortController();
    setProblem(null);
    fetchLines(restHref, abort.signal).then(setWhole, (error: unknown) => {
      if (!abort.signal.aborted) setProblem(error instanceof Error ? error.message : 'The connection broke off.');
    });
    return () => abort.abort();
  }, [restHref, tries]);

  const suborders = useMemo(() => (whole ? orderLanes(whole.suborders) : first.suborders), [whole, first.suborders]);
  const model = useMemo(() => (whole ? layoutTimeline(whole.sources) : first.model), [whole, first.model]);
  const state: BatchLinesState =
    restHref === null || whole
      ? { state: 'whole' }
      : problem === null
        ? { state: 'loading' }
        : { state: 'failed', problem };
  const retry = useCallback(() => setTries((before) => before + 1), []);
  return { suborders, model, state, retry };
}
