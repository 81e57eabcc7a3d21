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

/** One entry of a transfer's timeline. */
export interface TransferTimelineEntry extends Omit<TimelineEntry, 'kind' | 'lineKey'> {
  kind: 'transfer';
}

export interface TransferDetails extends TransferSummary {
  /** Fields without a column of their own, as sent. */
  detail: Readonly<Record<string, string>>;
  timeline: TransferTimelineEntry[];
}

/** Something a person has to look at. */
export interface IssueSummary {
  id: string;
  provider: string;
  account: string;
  kind: IssueKind;
  /** `batch:17`, `transfer:9`, `callback:204`, or the words that were never seen before. */
  subject: string;
  state: IssueState;
  title: string;
  detail: Readonly<Record<string, string | number>>;
  /** How often the same thing was seen. */
  seenCount: number;
  callbackId: string | null;
  /** Of the batch that `subject` names, to link to it; null for every other subject. */
  batchId: string | null;
  openedAt: string;
  lastSeenAt: string;
  closedAt: string | null;
}
