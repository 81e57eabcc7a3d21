import type { StatusNews } from '@/lib/providers/contract';
import { decideTransition, type StatusState, type StatusVerdict } from './decide-transition';
import { type MergedFields, mergeFields, noFields } from './merge-fields';
import type { Precedence } from './precedence';

/** A transfer, batch or sub-order as the ledger holds it, without its keys. */
export interface LedgerRecord {
  state: StatusState;
  /** Set by the first contradiction, cleared by a person. */
  conflicted: boolean;
  fields: MergedFields;
  openedAt: Date;
  settledAt: Date | null;
}

/** What one callback says of one record. */
export interface RecordNews {
  news: StatusNews | null;
  values: ReadonlyMap<string, string>;
  precedence: Precedence;
  /** The provider's instant of this news where it gives one, else the arrival of the callback. */
  at: Date;
}

export interface FoldedRecord {
  record: LedgerRecord;
  verdict: StatusVerdict;
  fromStatus: string | null;
  /** False: `record` is the very `current`. */
  changed: boolean;
}

function earlier(a: Date | null, b: Date): Date {
  return a && a <= b ? a : b;
}

/**
 * Folds one piece of news into a record: status by `decideTransition`, fields by `mergeFields`, instants by the earliest that
 * says so. A conflict flags the record and changes nothing else.
 */
export function foldRecord(current: LedgerRecord | null, { news, values, precedence, at }: RecordNews): FoldedRecord {
  const { verdict, next: state } = decideTransition(current?.state ?? null, news);
  const fromStatus = current?.state.status ?? null;
  if (current && verdict === 'conflict') {
    const record = current.conflicted ? current : { ...current, conflicted: true };
    return { record, verdict, fromStatus, changed: record !== current };
  }
  const settles = state.terminal && news?.status === state.status;
  const record: LedgerRecord = {
    state,
    conflicted: current?.conflicted ?? false,
    fields: mergeFields(current?.fields ?? noFields, values, precedence),
    openedAt: earlier(current?.openedAt ?? null, at),
    settledAt: settles ? earlier(current?.settledAt ?? null, at) : (current?.settledAt ?? null),
  };
  const changed =
    !current ||
    record.state !== current.state ||
    record.fields !== current.fields ||
    record.openedAt.getTime() !== current.openedAt.getTime() ||
    record.settledAt?.getTime() !== current.settledAt?.getTime();
  return { record: changed ? record : current, verdict, fromStatus, changed };
}
