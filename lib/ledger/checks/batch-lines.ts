import type { Outcome } from '@/lib/providers/contract';
import { countOf } from './finding';

/** A batch as its header tells of it, and how its lines stand. */
export interface BatchStanding {
  status: string;
  terminal: boolean;
  outcome: Outcome;
  lines: number;
  done: number;
  failed: number;
}

/** Lines that contradict, and what is expected of them; the money of those lines is at risk. */
export interface BatchFinding {
  kind: 'batch_outcome_mismatch' | 'batch_open_lines';
  words: string;
  expected: string;
  actual: string;
  difference: string;
  /** Whose amounts are at risk. */
  lines: 'done' | 'failed' | 'open' | 'all';
}

function standingWords({ lines, done, failed }: BatchStanding): string {
  const open = lines - done - failed;
  return [`${done} done`, `${failed} failed`, ...(open > 0 ? [`${open} open`] : [])].join(', ');
}

/**
 * Pure: a final batch whose status does not follow from its lines: SUCCESS with a failed line, FAIL with a done one, PARTIAL
 * with all done or all failed (once none is open). Nothing is claimed of a batch without lines.
 */
export function checkBatchOutcome(batch: BatchStanding): BatchFinding | null {
  const { status, terminal, outcome, lines, done, failed } = batch;
  if (!terminal || lines === 0) return null;
  const found = (expected: string, difference: string, at: BatchFinding['lines']): BatchFinding => ({
    kind: 'batch_outcome_mismatch',
    words: `${status}, but ${difference}`,
    expected,
    actual: standingWords(batch),
    difference,
    lines: at,
  });
  if (outcome === 'succeeded' && failed > 0)
    return found('no failed line', `${countOf(failed, 'line')} failed`, 'failed');
  if (outcome === 'failed' && done > 0) return found('no done line', `${countOf(done, 'line')} done`, 'done');
  if (outcome === 'partial' && done + failed === lines) {
    if (failed === 0) return found('done and failed lines', 'no line failed', 'all');
    if (done === 0) return found('done and failed lines', 'no line done', 'all');
  }
  return null;
}

/** Pure: a final batch with lines that have not ended; their amounts are at risk. */
export function checkOpenLines(batch: BatchStanding): BatchFinding | null {
  const open = batch.lines - batch.done - batch.failed;
  if (!batch.terminal || open <= 0) return null;
  return {
    kind: 'batch_open_lines',
    words: `${batch.status}, but ${countOf(open, 'line')} ${open === 1 ? 'has' : 'have'} not ended`,
    expected: 'no open line',
    actual: standingWords(batch),
    difference: `${countOf(open, 'line')} open`,
    lines: 'open',
  };
}
