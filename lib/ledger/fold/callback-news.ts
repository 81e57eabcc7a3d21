import { createHash } from 'node:crypto';
import type { StatusNews } from '@/lib/providers/contract';
import { unrecognisedRank, unstated } from './decide-transition';
import type { Precedence } from './precedence';

/** The callback that news comes from, as far as the ledger needs it. */
export interface CallbackSource {
  callbackId: string;
  /** The provider's instant, where it gives one. */
  occurredAt: Date | null;
  receivedAt: Date;
  /** Tells callbacks of one content from others whatever order they come in; made by `contentTie`. */
  tie: string;
}

/** A short digest of a callback's deduplication key: its content, not its arrival. */
export function contentTie(dedupKey: string): string {
  return createHash('sha256').update(dedupKey).digest('base64url').slice(0, 8);
}

export function rankOf(news: StatusNews | null): number {
  return news ? (news.meaning?.rank ?? unrecognisedRank) : unstated.rank;
}

/** Precedence of the fields that `source` says of a record whose own status is `own`, within a callback of rank `whole`. */
export function precedenceOf(source: CallbackSource, own: StatusNews | null, whole: StatusNews): Precedence {
  return [rankOf(own), rankOf(whole), source.occurredAt?.getTime() ?? 0, source.tie];
}
