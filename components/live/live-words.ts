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
  refused: { label: 'Not live', hint: 'Your role does not include being told of this page.' },
  ended: { label: 'Signed out', hint: 'Your session has ended. Sign in again to go on here.' },
  'somebody else': {
    label: 'Somebody else',
    hint: 'Somebody else is signed in here now than this page was drawn for. Load it again to go on as them.',
  },
};

const grouped = new Intl.NumberFormat('en');

/** Pure: "12 new", "1,000+ new"; null: nothing came. */
export function newsWords({ value, bounded }: News): string | null {
  return value === 0 ? null : `${grouped.format(value)}${bounded ? '+' : ''} new`;
}

/** Pure: what is said aloud when the status changes; empty: nothing worth an interruption. */
export function spokenChange(before: LiveStatus, after: LiveStatus): string {
  if (before === after) return '';
  if (isAway(after)) return `${statusWords[after].label}. ${statusWords[after].hint}`;
  return isAway(before) && isLive(after) ? 'Live again.' : '';
}

/** Pure: whether what changes shows by itself. */
export function isLive(status: LiveStatus): boolean {
  return status === 'live' || status === 'polling';
}

const awayStatuses: readonly LiveStatus[] = ['stale', 'reconnecting', 'paused', 'refused', 'ended', 'somebody else'];

function isAway(status: LiveStatus): boolean {
  return awayStatuses.includes(status);
}
