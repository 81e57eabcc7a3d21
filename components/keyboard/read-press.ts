/** What is known of a key press, of where it happened, and of the page. */
export interface Press {
  key: string;
  ctrlKey: boolean;
  metaKey: boolean;
  altKey: boolean;
  shiftKey: boolean;
  /** The key is held down. */
  repeat: boolean;
  /** In a field: the keys belong to what is typed. */
  typing: boolean;
  /** A dialog, a menu or the palette lies over the page. */
  covered: boolean;
}

/** What a spelled key may do; the table of keys says it. */
export interface KnownKey {
  repeats: boolean;
  always: boolean;
}

export interface KeyReading {
  /** The spelled key that was pressed; null: none of ours. */
  text: string | null;
  /** The first of two keys, of which the second is waited for. */
  pending: string | null;
}

const nothing: KeyReading = { text: null, pending: null };

/** Pure: how the table of keys spells a press; null for those that no key of ours is made of. */
export function pressText({ key, ctrlKey, metaKey, altKey, shiftKey }: Press): string | null {
  if (altKey) return null;
  const name = key === ' ' ? 'Space' : key;
  if (ctrlKey || metaKey) return shiftKey ? null : `mod+${name.toLowerCase()}`;
  // Of a sign, Shift is only how the keyboard makes it: `?`. A capital letter is none of ours.
  return shiftKey && (name.length > 1 || /\p{L}/u.test(name)) ? null : name;
}

/** Pure: whether speech that is taken for typing, or a slip of the hand, could press it (WCAG 2.1.4). */
export function isCharacterKey(text: string): boolean {
  return text.split(' ').some((part) => part.length === 1 || part === 'Space');
}

/**
 * Pure: what a press means among the `known` keys, when `pending` was pressed just before. Never anything while somebody types or
 * something lies over the page, unless the key says `always`; without `characters`, no key of one character either.
 */
export function readPress(
  press: Press,
  pending: string | null,
  known: ReadonlyMap<string, KnownKey>,
  characters = true,
): KeyReading {
  const pressed = pressText(press);
  if (pressed === null) return nothing;
  const usable = (text: string) => {
    const key = known.get(text);
    if (!key || (!characters && isCharacterKey(text))) return false;
    if (press.repeat && !key.repeats) return false;
    return key.always || (!press.typing && !press.covered);
  };
  const both = pending === null ? null : `${pending} ${pressed}`;
  if (both !== null && usable(both)) return { text: both, pending: null };
  const begins = [...known.keys()].some((text) => text.startsWith(`${pressed} `) && usable(text));
  if (begins && both === null) return { text: null, pending: pressed };
  // A second key that belongs to nothing does nothing: `g j` is a slip, not "next row".
  return both === null && usable(pressed) ? { text: pressed, pending: null } : nothing;
}
