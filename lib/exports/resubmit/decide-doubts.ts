import type { IssueKind } from '@/lib/ledger/issue-kinds';
import { rowsMax } from '@/lib/reconcile/probe/decide-answer';
import type { ComparedField } from '@/lib/reconcile/probe/types';

/** What speaks against paying failed lines of a batch again; plain data, so that a page can hand it to the browser. */
export interface ResubmitDoubts {
  /** The batch as a whole is contradicted: of none of its lines is it known that it failed. */
  batch: boolean;
  /** Keys of lines with a live issue that contradicts what is held of them. */
  disputed: readonly string[];
  /** The provider's word for each line of which its newest answer does not agree; empty: it did not name the line. */
  answers: Readonly<Record<string, string>>;
}

/** A live issue of the batch or one of its lines. */
export interface LiveIssue {
  kind: IssueKind;
  /** Null: of the batch. */
  lineKey: string | null;
}

/** The provider's last answer about the batch beside what was held then. */
export interface NewestAnswer {
  comparison: readonly ComparedField[];
}

/** Whether a live issue of the kind leaves open what became of the money. */
const disputes: Readonly<Record<IssueKind, boolean>> = {
  status_conflict: true,
  line_conflict: true,
  status_regression: true,
  amount_mismatch: true,
  underpaid: false,
  overpaid: false,
  batch_outcome_mismatch: true,
  batch_open_lines: false,
  line_appeared: true,
  line_vanished: true,
  facts_changed: true,
  duplicate_hash: true,
  hash_missing: false,
  hash_malformed: true,
  return_mismatch: true,
  signature_reused: true,
  probe_mismatch: true,
  probe_failed: false,
  stuck: false,
  second_callback_missing: false,
  provider_silent: false,
  never_seen: false,
  apply_failed: true,
  delivery_exhausted: false,
  destination_gone: false,
  rejected_storage_full: false,
};

/** Of these issues of a batch the lines carry the mark themselves (`conflicted`), each of them. */
const markedOnLines: ReadonlySet<IssueKind> = new Set(['line_conflict']);
/** Lines that are done: nothing is said of those that failed. */
const aboutDoneLines: ReadonlySet<IssueKind> = new Set(['amount_mismatch', 'duplicate_hash', 'hash_malformed']);

const lineStatus = /^lines\/(.*)\/status$/s;

function answersOf({ comparison }: NewestAnswer): Map<string, string> {
  return new Map(
    comparison.flatMap(({ field, theirs, same }): [string, string][] => {
      const key = lineStatus.exec(field)?.[1];
      return key === undefined || same === true ? [] : [[key, theirs ?? '']];
    }),
  );
}

/**
 * Pure: an issue of the batch that does not say of which lines it is counts against all of them, and so does an answer of which
 * not every line was kept. In doubt nothing is paid twice: asking the provider again, or closing the issue, ends it.
 */
export function decideDoubts(issues: readonly LiveIssue[], newest: NewestAnswer | null): ResubmitDoubts {
  const live = issues.filter(({ kind }) => disputes[kind]);
  const ofBatch = live.filter(
    ({ kind, lineKey }) => lineKey === null && !markedOnLines.has(kind) && !aboutDoneLines.has(kind),
  );
  return {
    batch: ofBatch.length > 0 || (newest !== null && newest.comparison.length >= rowsMax),
    disputed: [...new Set(live.flatMap(({ lineKey }) => (lineKey === null ? [] : [lineKey])))],
    answers: Object.fromEntries(newest ? answersOf(newest) : []),
  };
}
