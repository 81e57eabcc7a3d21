import type { Outcome, TransferKind } from '@/lib/providers/contract';
import type { IssueKind, IssueState } from './issue-kinds';

export const transitionVerdicts = ['opened', 'advanced', 'superseded', 'conflict', 'unrecognised'] as const;
/**
 * What became of one piece of news: it opened the record, moved it on, came late (kept, changed nothing), contradicted a
 * terminal status (kept, raised as an issue), or used a word nobody knows.
 */
export type TransitionVerdict = (typeof transitionVerdicts)[number];

/** Sums of one currency on one chain; never added across either. All decimal text. */
export interface BatchTotal {
  currency: string;
  chain: string | null;
  requested: string;
  done: string;
  failed: string;
  fee: string;
  pending: string;
}

export interface BatchSummary {
  id: string;
  provider: string;
  account: string;
  batchId: string;
  status: string;
  terminal: boolean;
  outcome: Outcome;
  conflicted: boolean;
  openedAt: string;
  settledAt: string | null;
  updatedAt: string;
  /** When it came into the status that it has, as the provider says, else when we were told. */
  stateSince: string;
  lineCount: number;
  doneCount: number;
  failedCount: number;
  totals: BatchTotal[];
}

/** A line. `status` is the provider's word; empty where its callbacks named the line without one so far. */
export interface SuborderView {
  suborderId: string | null;
  merchantWithdrawId: string | null;
  lineKey: string;
  status: string;
  terminal: boolean;
  outcome: Outcome;
  conflicted: boolean;
  currency: string | null;
  chain: string | null;
  amount: string | null;
  fee: string | null;
  feeType: string | null;
  subAmount: string | null;
  doneAmount: string | null;
  txId: string | null;
  fromAddress: string | null;
  address: string | null;
  memo: string | null;
  finishedAt: string | null;
  openedAt: string;
  settledAt: string | null;
  /** Fields without a column of their own, as sent. */
  detail: Readonly<Record<string, string>>;
}

/** One entry of a batch's timeline: a change or refused change of the batch or of one of its lines. */
export interface TimelineEntry {
  /** The provider's instant where it says one, else when we received it. */
  at: string;
  recordedAt: string;
  kind: 'batch' | 'suborder';
  /** The line it is about; null for the batch itself. */
  lineKey: string | null;
  verdict: TransitionVerdict;
  fromStatus: string | null;
  toStatus: string;
  callbackId: string;
}

export interface BatchDetails extends BatchSummary {
  /** Header fields as sent: merchant_id, client_id, pay_back_status, channel_id, … */
  detail: Readonly<Record<string, string>>;
  suborders: SuborderView[];
  timeline: TimelineEntry[];
}

/** Lines of a batch that are alike in all of these. */
export interface LineSum {
  currency: string | null;
  chain: string | null;
  terminal: boolean;
  outcome: Outcome;
  conflicted: boolean;
  feeType: string | null;
  count: number;
  /** Of those that state one; null: none does. Exact. */
  fee: string | null;
  /** Those whose amounts are partly missing. */
  incomplete: number;
}

/** News of lines of a batch that are alike in all of these. */
export interface LineNews {
  /** The provider's instant where it says one, else when we received it. */
  atMs: number;
  callbackId: string;
  /** Where their lines stand. */
  outcome: Outcome;
  conflicted: boolean;
  count: number;
}

/** A batch as its page begins. */
export interface BatchFront extends BatchSummary {
  detail: Readonly<Record<string, string>>;
  /** The first of its lines in the order of the page. */
  first: SuborderView[];
  /** Of all its lines. */
  sums: LineSum[];
  news: LineNews[];
  /** Of itself, of the first lines, and of lines that were contradicted. */
  timeline: TimelineEntry[];
}

/** Where a transfer stands beside its own fields. */
export interface TransferStanding {
  /** Since when it has its status. */
  stateSince: string;
  /** Another transfer names the same transaction hash. */
  duplicateHash: boolean;
  /** Issues of it that are not closed. */
  openIssues: number;
}

/** One movement of money outside batches. Amounts are decimal text with the digits as sent. */
export interface TransferSummary {
  id: string;
  provider: string;
  account: string;
  transferId: string;
  kind: TransferKind;
  status: string;
  terminal: boolean;
  outcome: Outcome;
  conflicted: boolean;
  currency: string | null;
  chain: string | null;
  requestedAmount: string | null;
  actualAmount: string | null;
  fee: string | null;
  fromAddress: string | null;
  toAddress: string | null;
  txHash: string | null;
  merchantReference: string | null;
  openedAt: string;
  settledAt: string | null;
  updatedAt: string;
}

/** A transfer in a list. */
export interface ListedTransfer extends TransferSummary, TransferStanding {}

/** One entry of a transfer's timeline. */
export interface TransferTimelineEntry extends Omit<TimelineEntry, 'kind' | 'lineKey'> {
  kind: 'transfer';
}

export interface TransferDetails extends ListedTransfer {
  /** Fields without a column of their own, as sent. */
  detail: Readonly<Record<string, string>>;
  /** Actual less requested, decimal text; null unless both are known. */
  difference: string | null;
  timeline: TransferTimelineEntry[];
  /** Of the callbacks that tell of it, oldest first. */
  callbackIds: string[];
  /** Newest first, closed ones included. */
  issues: IssueSummary[];
}

/** Something a person has to look at. */
export interface IssueSummary {
  id: string;
  provider: string;
  account: string;
  kind: IssueKind;
  /** `batch:17`, `suborder:40`, `transfer:9`, `callback:204`, or the words that were never seen before. */
  subject: string;
  state: IssueState;
  title: string;
  detail: Readonly<Record<string, string | number>>;
  /** How often the same thing was seen. */
  seenCount: number;
  callbackId: string | null;
  /** The transfer or batch it belongs to: `transfer:9`, `batch:17`, by our ids. */
  recordKey: string | null;
  /** The provider's id of the batch that it is about or that its line is of; null where it is about none. */
  batchId: string | null;
  /** The provider's id of the transfer that it is about; null where it is about none. */
  transferId: string | null;
  /** The key of the line that it is about; null where it is about none. */
  lineKey: string | null;
  /** What should be, what is, and the difference: decimal text or the provider's words. */
  expected: string | null;
  actual: string | null;
  difference: string | null;
  /** Each currency once, never added together. */
  valueAtRisk: readonly { currency: string; amount: string }[];
  owner: { id: string; name: string } | null;
  openedAt: string;
  lastSeenAt: string;
  acknowledgedAt: string | null;
  closedAt: string | null;
  /** Who closed it, as shown; null while it is live, and where its cause went away by itself. */
  closedBy: string | null;
}
