/** Where a person stands: invited have a link and no password yet. */
export const personStates = ['active', 'invited', 'disabled'] as const;
export type PersonState = (typeof personStates)[number];

/** Pure: the state of a row. */
export function personState({ joinedAt, disabledAt }: { joinedAt: Date | null; disabledAt: Date | null }): PersonState {
  if (disabledAt) return 'disabled';
  return joinedAt ? 'active' : 'invited';
}
