import type { IssueState } from '@/lib/ledger/issue-kinds';

/** What a person or API client does to an issue's state. */
export const issueVerbs = ['acknowledge', 'resolve', 'ignore', 'reopen'] as const;
export type IssueVerb = (typeof issueVerbs)[number];

interface VerbRule {
  from: readonly IssueState[];
  to: IssueState;
  /** Of the audit. */
  action: string;
}

/** open → acknowledged → resolved or ignored, and back to open; whoever is sure at once may skip the step between. */
export const issueVerbRules: Readonly<Record<IssueVerb, VerbRule>> = {
  acknowledge: { from: ['open'], to: 'acknowledged', action: 'issue.acknowledged' },
  resolve: { from: ['open', 'acknowledged'], to: 'resolved', action: 'issue.resolved' },
  ignore: { from: ['open', 'acknowledged'], to: 'ignored', action: 'issue.ignored' },
  reopen: { from: ['resolved', 'ignored'], to: 'open', action: 'issue.reopened' },
};

export type IssueDecision =
  | { outcome: 'changes'; to: IssueState }
  /** What the asker saw is no longer so: somebody else, or the console itself, was there first. */
  | { outcome: 'stale' }
  /** In this state it makes no sense. */
  | { outcome: 'not_possible' };

/** Pure: what `verb` makes of an issue that is `held`; `seen` is the state that the asker saw, null where it saw none. */
export function decideIssueChange(verb: IssueVerb, held: IssueState, seen: IssueState | null): IssueDecision {
  if (seen !== null && seen !== held) return { outcome: 'stale' };
  const { from, to } = issueVerbRules[verb];
  return from.includes(held) ? { outcome: 'changes', to } : { outcome: 'not_possible' };
}

/** Pure: what can be done in `state`, the likeliest first. */
export function verbsOf(state: IssueState): IssueVerb[] {
  return issueVerbs.filter((verb) => issueVerbRules[verb].from.includes(state));
}

/** States in which an issue waits for a person. */
export const liveStates: readonly IssueState[] = ['open', 'acknowledged'];

export function isLive(state: IssueState): boolean {
  return liveStates.includes(state);
}

/** Pure: an issue's state in words, after "It": what happened to it, and by whom where that is known. */
export function stateWords({ state, closedBy }: { state: IssueState; closedBy: string | null }): string {
  switch (state) {
    case 'open':
      return 'is open';
    case 'acknowledged':
      return 'was acknowledged';
    case 'resolved':
      return closedBy === null ? 'closed by itself: its cause went away' : `was resolved by ${closedBy}`;
    case 'ignored':
      return closedBy === null ? 'was ignored' : `was ignored by ${closedBy}`;
  }
}
