import type { TransitionVerdict } from '@/lib/ledger/types';
import type { Outcome, StatusNews } from '@/lib/providers/contract';

/** Where a transfer, batch or sub-order stands. */
export interface StatusState {
  status: string;
  rank: number;
  terminal: boolean;
  outcome: Outcome;
}

/** Rank of a word that no table knows: below every known one, so that it is never read as progress. */
export const unrecognisedRank = -1;

/** A record that callbacks named without ever telling its status. The empty word cannot be a provider's. */
export const unstated: StatusState = { status: '', rank: -2, terminal: false, outcome: 'pending' };

/** `unchanged` leaves no transition: the same was said again, or nothing was said. */
export type StatusVerdict = TransitionVerdict | 'unchanged';

export interface StatusDecision {
  verdict: StatusVerdict;
  /** The state from here on; the very `current` where nothing changed. */
  next: StatusState;
}

/**
 * Whether news that ends nothing goes beyond `current`. Between two words of one rank the later one in the order of text: any
 * rule will do that does not ask which came first.
 */
function outranks(next: StatusState, current: StatusState): boolean {
  return next.rank > current.rank || (next.rank === current.rank && next.status > current.status);
}

/**
 * What one piece of news does to a status. States only ever rise: a terminal one never changes, a contradicting terminal
 * is a conflict, whatever else comes late is superseded. So any order of a lifecycle's callbacks, with any duplicates, ends
 * where the right order ends. `current` null: nothing is known yet; `news` null: named without a status.
 */
export function decideTransition(current: StatusState | null, news: StatusNews | null): StatusDecision {
  if (!news) return current ? { verdict: 'unchanged', next: current } : { verdict: 'opened', next: unstated };
  const { status, meaning } = news;
  if (!meaning) {
    const said: StatusState = { status, rank: unrecognisedRank, terminal: false, outcome: 'pending' };
    if (!current || current.rank === unstated.rank) return { verdict: 'unrecognised', next: said };
    if (current.status === status) return { verdict: 'unchanged', next: current };
    return { verdict: 'unrecognised', next: outranks(said, current) ? said : current };
  }
  const next: StatusState = { status, rank: meaning.rank, terminal: meaning.terminal, outcome: meaning.outcome };
  if (!current) return { verdict: 'opened', next };
  // A word that was unknown when it first came and is known now is progress, not a repetition.
  if (current.status === status && current.rank > unrecognisedRank) return { verdict: 'unchanged', next: current };
  if (current.terminal) return { verdict: next.terminal ? 'conflict' : 'superseded', next: current };
  if (next.terminal || outranks(next, current)) return { verdict: 'advanced', next };
  return { verdict: 'superseded', next: current };
}
