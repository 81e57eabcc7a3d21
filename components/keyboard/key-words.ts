/** Signs of keys whose name is longer than their sign. */
const signs: Readonly<Record<string, string>> = {
  ArrowDown: '↓',
  ArrowUp: '↑',
  ArrowLeft: '←',
  ArrowRight: '→',
  Escape: 'Esc',
};

/** What those signs are called aloud. */
const names: Readonly<Record<string, string>> = {
  ArrowDown: 'down arrow',
  ArrowUp: 'up arrow',
  ArrowLeft: 'left arrow',
  ArrowRight: 'right arrow',
  Escape: 'Escape',
  '.': 'full stop',
  '?': 'question mark',
  '/': 'slash',
  '[': 'left bracket',
  ']': 'right bracket',
  '+': 'plus',
  '-': 'minus',
};

const partsOf = (text: string) => text.split(/[ ]|(?<=mod)\+/);

/** Pure: the keys to draw for a spelled one, one after the other: `mod+k` → `⌘`, `K` with an Apple keyboard. */
export function keySigns(text: string, apple: boolean): string[] {
  const mod = apple ? '⌘' : 'Ctrl';
  return partsOf(text).map((part) =>
    part === 'mod' ? mod : (signs[part] ?? (part.length === 1 ? part.toUpperCase() : part)),
  );
}

/** Pure: the same in words, for those who hear it. */
export function keyNames(text: string, apple: boolean): string {
  const mod = apple ? 'Command' : 'Control';
  const words = partsOf(text).map((part) =>
    part === 'mod' ? mod : (names[part] ?? (part.length === 1 ? part.toUpperCase() : part)),
  );
  return words.join(text.startsWith('mod+') ? ' and ' : ' then ');
}
