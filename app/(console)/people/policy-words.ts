import type { Role } from '@/lib/access/actor';
import type { WithoutSecondFactor } from '@/lib/access/second-factor/without-second-factor';

/** Pure: whom a policy for `chosen` roles sends to set up a second factor, in a sentence; null where it is nobody. */
export function policyWords(chosen: readonly Role[], { others, own, serviceAsks }: WithoutSecondFactor): string | null {
  const count = chosen.reduce((sum, role) => sum + others[role], 0);
  const you = own !== null && chosen.includes(own);
  if (count === 0 && !you) return null;
  const unless = serviceAsks ? ', unless the sign-in service let them in' : '';
  const have = !you && count === 1 ? 'has' : 'have';
  return `${whoWords(you, count)} ${have} none and will have to set it up at once${unless}.`;
}

function whoWords(you: boolean, count: number): string {
  if (!you) return count === 1 ? '1 person' : `${count} people`;
  if (count === 0) return 'You';
  return count === 1 ? 'You and 1 other' : `You and ${count} others`;
}
