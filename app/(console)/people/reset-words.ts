import type { Question } from '@/app/(console)/providers/ask-first';
import type { PersonReset } from '@/lib/access/people/reset-person';

/** Pure: what is asked before a one-time link is made: all that ends by it, and nothing else. */
export function resetQuestion(name: string, invited: boolean, secondFactorToo: boolean): Question {
  const asked = { title: `Make a one-time link for ${name}?`, agree: 'Make a one-time link' };
  if (invited) return { ...asked, description: 'An earlier link works no more.' };
  const factor = secondFactorToo ? ' The app and the recovery codes are void from now on, too.' : '';
  return {
    ...asked,
    danger: true,
    description: `The password and every session end now. Nobody can bring the password back: a new one is set by the link.${factor}`,
  };
}

/** Pure: what making the link did. */
export function resetWords({
  invited,
  sessionsEnded,
  secondFactorRemoved,
}: Pick<PersonReset, 'invited' | 'sessionsEnded' | 'secondFactorRemoved'>): string {
  if (invited)
    return 'The invitation is made anew, and an earlier link works no more. This one sets the password, once.';
  const factor = secondFactorRemoved ? ' The second factor is removed.' : '';
  return `The old password has ended. Sessions ended: ${sessionsEnded}.${factor} This link sets a new password, once.`;
}
