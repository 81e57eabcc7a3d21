import type { Outcome } from '@/lib/providers/contract';
import type { Unsearched } from './read-unsearched';

/** What is searched, in the order in which it is shown. */
export const searchKinds = ['callback', 'transfer', 'batch', 'suborder', 'rejected'] as const;
export type SearchKind = (typeof searchKinds)[number];

/** Why something was found. */
export interface SearchMatch {
  /** A field of ours (`batchId`, `txHash`) or the path in the payload (`suborders[0].tx_id`). */
  field: string;
  /** As it stands there; `***` where it is sensitive. */
  value: string;
  /** The callback whose payload holds it, where what was found is a record that the callback tells of. */
  callbackId: string | null;
}

/** One thing that was found, with what a person tells it by. */
export interface SearchHit {
  kind: SearchKind;
  /** Ours; of a sub-order that of its line, whose batch is `batchId`. */
  id: string;
  /** The name by which its provider or we call it. */
  title: string;
  provider: string;
  account: string;
  /** Callback: where its forwarding stands; rejected: the cause; else the provider's word. */
  status: string;
  outcome: Outcome | null;
  /** The provider's batch id, of batches and sub-orders and callbacks about them. */
  batchId: string | null;
  amount: string | null;
  currency: string | null;
  /** Received or opened; ISO 8601 UTC. */
  at: string;
  /** The whole value is what was asked for, or only a part of it. */
  whole: boolean;
  match: SearchMatch;
}

export interface SearchGroup {
  kind: SearchKind;
  hits: SearchHit[];
  /** There are more than `hits`. */
  more: boolean;
}

export interface SearchAnswer {
  /** As it was given, cut at its bound. */
  q: string;
  /** What was looked for: `q`, or the id in it where nothing has all of it. */
  searched: string;
  groups: SearchGroup[];
  /** Kinds of which there may be more that were not looked at in the time: a longer text finds them. */
  incomplete: SearchKind[];
  /** Callbacks that are not found by what their payloads hold yet; null: all are, or the reader may not read them. */
  unsearched: Unsearched | null;
}
