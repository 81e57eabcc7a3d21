'use client';

import { useRef, useState } from 'react';
import { planRun, verifyNext } from './verify-actions';
import { addCall, emptyTotals, type RunPlan, type RunTotals } from './verify-run';

/** Where a run through all that match stands. */
export type Run =
  | { state: 'counting' }
  | { state: 'unknown'; message: string }
  /** Counted; nobody has agreed yet. */
  | { state: 'ready'; plan: RunPlan }
  /** `cursor` null before the first call; `message`: why it stopped by itself. */
  | {
      state: 'running' | 'stopping' | 'stopped' | 'finished';
      plan: RunPlan;
      totals: RunTotals;
      cursor: string | null;
      message: string | null;
    };

const unreached = 'The console did not answer. What was verified stays verified; go on when it is back.';

/** Runs through all that match, call by call, for as long as the screen stays open and nobody stops it. */
export function useVerifyRun(search: string) {
  const [run, setRun] = useState<Run>({ state: 'counting' });
  const stopAsked = useRef(false);

  const count = async () => {
    setRun({ state: 'counting' });
    const planned = await planRun(search).catch(() => ({ ok: false, message: unreached }) as const);
    setRun(planned.ok ? { state: 'ready', plan: planned.value } : { state: 'unknown', message: planned.message });
  };

  const start = async () => {
    if (run.state !== 'ready' && run.state !== 'stopped') return;
    const { plan } = run;
    let [totals, cursor] = run.state === 'ready' ? [emptyTotals, null] : [run.totals, run.cursor];
    stopAsked.current = false;
    setRun({ state: 'running', plan, totals, cursor, message: null });
    for (;;) {
      const call = await verifyNext(plan.search, cursor).catch(() => ({ ok: false, message: unreached }) as const);
      if (!call.ok) return setRun({ state: 'stopped', plan, totals, cursor, message: call.message });
      totals = addCall(totals, call.value);
      if (call.value.nextCursor === null) return setRun({ state: 'finished', plan, totals, cursor, message: null });
      cursor = call.value.nextCursor;
      if (stopAsked.current) return setRun({ state: 'stopped', plan, totals, cursor, message: null });
      setRun({ state: 'running', plan, totals, cursor, message: null });
    }
  };

  const stop = () => {
    stopAsked.current = true;
    setRun((now) => (now.state === 'running' ? { ...now, state: 'stopping' } : now));
  };

  return { run, count, start, stop };
}
