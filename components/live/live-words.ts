import type { News } from '@/lib/live/mark';
import type { LiveStatus } from './live-client';

interface StatusWords {
  /** On the screen; null: nothing to say. */
  label: string | null;
  /** On hover, and for those who hear it. */
  hint: string;
}

export const statusWords: Readonly<Record<LiveStatus, StatusWords>> = {
  idle: { label: null, hint: 'Nothing on this page changes by itself.' },
  connecting: { label: null, hint: 'Connecting.' },
  live: { label: 'Live', hint: 'What changes shows by itself.' },
  polling: { label: 'Live', hint: 'What changes shows within a few seconds.' },
  stale: { label: 'Waiting', hint: 'The database does not answer at the moment; what is shown may be old.' },
  reconnecting: { label: 'Reconnecting', hint: 'The connection is lost; nothing is missed once it is back.' },
  paused: { label: 'Paused', hint: 'Nothing changes until you press it again.' },
  ended: { label: 'Signed out', hint: 'Your session has ended.' },
};

const grouped = new Intl.NumberFormat('en');

/** Pure: "12 new", "1,000+ new"; null: nothing came. */
export function newsWords({ value, bounded }: News): string | null {
  return value === 0 ? null : `${grouped.format(value)}${bounded ? '+' : ''} new`;
}

/** Pure: what is said aloud when the status changes; empty: nothing worth an interruption. */
export function spokenChange(before: LiveStatus, after: LiveStatus): string {
  if (before === after) return '';
  if (after === 'reconnecting' || after === 'stale' || after === 'paused' || after === 'ended')
    return `${statusWords[after].label}. ${statusWords[after].hint}`;
  const wasAway = before === 'reconnecting' || before === 'stale' || before === 'paused';
  return wasAway && (after === 'live' || after === 'polling') ? 'Live again.' : '';
}
