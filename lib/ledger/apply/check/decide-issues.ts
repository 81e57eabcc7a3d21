import type { RaisedIssue } from '@/lib/ledger/raise-issues';
import type { LatestIssue } from './read-latest-issues';

/** What a group of callbacks comes to, for the issues. */
export interface Found {
  /** What is wrong now, of every record and kind that `isEvaluated`. */
  standing: readonly RaisedIssue[];
  /** What happened: it stays until a person closes it. */
  events: readonly RaisedIssue[];
  /** True for an issue whose check was made again just now: where it is not standing any more, its cause went away. */
  isEvaluated(issue: LatestIssue): boolean;
}

export interface IssueDecision {
  raise: RaisedIssue[];
  /** Ids of issues that close by themselves. */
  close: string[];
}

function keyOf({ accountId, kind, subject }: Pick<LatestIssue, 'accountId' | 'kind' | 'subject'>): string {
  return JSON.stringify([accountId, kind, subject]);
}

function isLive({ state }: LatestIssue): boolean {
  return state === 'open' || state === 'acknowledged';
}

function hasSameFigures(latest: LatestIssue, { expected, actual }: RaisedIssue): boolean {
  return latest.expected === (expected ?? null) && latest.actual === (actual ?? null);
}

/** A person has said what is to be said of exactly this. */
function isSettled(latest: LatestIssue, issue: RaisedIssue): boolean {
  if (isLive(latest) || latest.closedBy === null || !hasSameFigures(latest, issue)) return false;
  // A word or field has no figures: ignored it stays so; resolved, it counts as taken care of until it comes again.
  return issue.kind !== 'never_seen' || latest.state === 'ignored';
}

/**
 * Pure: which issues are raised and which close. What a person resolved or ignored is not raised again with the same figures,
 * whatever callback repeats it; with others it is. What stands already with the same figures is left alone, so that late and
 * repeated news changes nothing; an event that is seen again is counted.
 */
export function decideIssues({ standing, events, isEvaluated }: Found, latest: readonly LatestIssue[]): IssueDecision {
  const latestByKey = new Map(latest.map((issue) => [keyOf(issue), issue]));
  const stands = new Set(standing.map(keyOf));
  const fresh = standing.filter((issue) => {
    const held = latestByKey.get(keyOf(issue));
    return !held || (isLive(held) ? !hasSameFigures(held, issue) : !isSettled(held, issue));
  });
  const seen = events.filter((issue) => {
    const held = latestByKey.get(keyOf(issue));
    return !held || !isSettled(held, issue);
  });
  const close = latest.filter((issue) => isLive(issue) && !stands.has(keyOf(issue)) && isEvaluated(issue));
  return { raise: [...fresh, ...seen], close: close.map(({ id }) => id) };
}
