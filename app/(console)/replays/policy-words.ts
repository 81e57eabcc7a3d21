import type { ReplayPolicy } from '@/lib/delivery/replay/replay-policy';
import { countOf } from './replay-words';

/** Pure: which replays wait for a second person, in a sentence. */
export function policyWords({ sentNeedsApproval, countMax, expiresAfterHours }: ReplayPolicy): string {
  const what = [
    ...(sentNeedsApproval ? ['what was delivered before'] : []),
    ...(countMax === null ? [] : [`more than ${countOf(countMax, 'callback')} at once`]),
  ];
  if (what.length === 0) return 'Nobody has to agree: replays start at once.';
  return `A second person has to agree to replaying ${what.join(' or ')}, within ${countOf(expiresAfterHours, 'hour')}.`;
}
