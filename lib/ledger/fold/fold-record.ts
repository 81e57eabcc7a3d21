import { type ChangedFact, type FactRule, findChangedFacts } from '@/lib/ledger/checks/changed-facts';
import type { StatusNews } from '@/lib/providers/contract';
import { decideTransition, type StatusState, type StatusVerdict } from './decide-transition';
import { type MergedFields, mergeFields, noFields } from './merge-fields';
import { comparePrecedence, type Precedence } from './precedence';

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
  /** The fields that make the record the movement it is. */
  facts: readonly FactRule[];
  /** The provider's instant of this news where it gives one, else the arrival of the callback. */
  at: Date;
}

export interface FoldedRecord {
  record: LedgerRecord;
  verdict: StatusVerdict;
  fromStatus: string | null;
  /** False: `record` is the very `current`. */
  changed: boolean;
  /** Facts that this news states otherwise than the record held them, believed or not. */
  changedFacts: readonly ChangedFact[];
  /** A status told of at a later time of the provider's than one that stands higher, in either order of arrival. */
  regression: { higher: string; lower: string } | null;
}

function earlier(a: Date | null, b: Date): Date {
  return a && a <= b ? a : b;
}

function changedFactsOf(current: LedgerRecord | null, { news, values, precedence, facts }: RecordNews): ChangedFact[] {
  if (!current) return [];
  const { state, fields } = current;
  const heldBy = (field: string) => fields.precedence.get(field);
  return findChangedFacts({
    facts,
    held: fields.values,
    stated: values,
    isLater: (field) => {
      const held = heldBy(field);
      return held === undefined || comparePrecedence(precedence, held) > 0;
    },
    bothFinal: (field) => state.terminal && news?.status === state.status && heldBy(field)?.[0] === precedence[0],
  });
}

/** The provider's instant (ms) of the newest news of the status that `record` holds; 0 where none is known. */
function heldAtMs({ state, fields }: LedgerRecord): number {
  let latest = 0;
  for (const [rank, , at] of fields.precedence.values()) if (rank === state.rank && at > latest) latest = at;
  return latest;
}

function regressionOf(
  current: LedgerRecord | null,
  { news, precedence }: RecordNews,
  verdict: StatusVerdict,
): FoldedRecord['regression'] {
  if (!current || !news || (verdict !== 'superseded' && verdict !== 'advanced')) return null;
  const [rank, , saidAtMs] = precedence;
  const heldMs = heldAtMs(current);
  const [heldRank, heldStatus] = [current.state.rank, current.state.status];
  if (saidAtMs === 0 || heldMs === 0 || rank < 0 || heldRank < 0) return null;
  if (rank < heldRank && saidAtMs > heldMs) return { higher: heldStatus, lower: news.status };
  if (rank > heldRank && saidAtMs < heldMs) return { higher: news.status, lower: heldStatus };
  return null;
}

/**
 * Folds one piece of news into a record: status by `decideTransition`, fields by `mergeFields`, instants by the earliest that
 * says so. A conflict flags the record and changes nothing else.
 */
export function foldRecord(current: LedgerRecord | null, said: RecordNews): FoldedRecord {
  const { news, values, precedence, at } = said;
  const { verdict, next: state } = decideTransition(current?.state ?? null, news);
  const fromStatus = current?.state.status ?? null;
  const found = { changedFacts: changedFactsOf(current, said), regression: regressionOf(current, said, verdict) };
  if (current && verdict === 'conflict') {
    const record = current.conflicted ? current : { ...current, conflicted: true };
    return { record, verdict, fromStatus, changed: record !== current, ...found };
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
  return { record: changed ? record : current, verdict, fromStatus, changed, ...found };
}
