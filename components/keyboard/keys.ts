import { type NavItem, navItems } from '@/components/frame/nav-items';

/** Where keys mean something, in the order in which the list of keys shows them. */
export const keyGroups = ['everywhere', 'lists', 'callback', 'issue', 'go', 'palette', 'payload', 'timeline'] as const;
export type KeyGroup = (typeof keyGroups)[number];

export const keyGroupLabels: Readonly<Record<KeyGroup, string>> = {
  everywhere: 'Everywhere',
  go: 'Go to',
  lists: 'In lists',
  callback: 'On a callback or transfer',
  issue: 'On an issue',
  palette: 'In the palette',
  payload: 'In a payload',
  timeline: 'In a timeline',
};

export interface Key {
  /** As `pressText` spells it; two that follow each other stand apart: `g c`. Any one of them does it. */
  keys: readonly string[];
  group: KeyGroup;
  /** What it does. */
  words: string;
  /** Goes on while it is held down. */
  repeats?: true;
  /** Also while somebody types, or something lies over the page. */
  always?: true;
  /** The part of the page that has the focus answers it itself, as ARIA's authoring practices ask. */
  widget?: true;
}

/** Every key of the console, once: who answers it takes it from here by its name (`useKey`), and the list of keys shows it. */
export const keys = {
  showKeys: { keys: ['?'], group: 'everywhere', words: 'Show this list of keys' },
  palette: { keys: ['mod+k'], group: 'everywhere', words: 'Search everything, or go to a page', always: true },
  search: { keys: ['/'], group: 'everywhere', words: 'Go to the search box' },
  close: { keys: ['Escape'], group: 'everywhere', words: 'Close what is open' },
  nextRow: { keys: ['j', 'ArrowDown'], group: 'lists', words: 'Next row', repeats: true },
  previousRow: { keys: ['k', 'ArrowUp'], group: 'lists', words: 'Row before', repeats: true },
  openRow: { keys: ['Enter'], group: 'lists', words: 'Open the row’s page', widget: true },
  showBeside: { keys: ['Space'], group: 'lists', words: 'Show the row beside the list; again: go into it' },
  chooseRow: { keys: ['x'], group: 'lists', words: 'Choose the row, or not' },
  replayRow: { keys: ['r'], group: 'lists', words: 'Replay the row’s callback' },
  copyRow: { keys: ['c'], group: 'lists', words: 'Copy the row’s id' },
  showNew: { keys: ['.'], group: 'lists', words: 'Show the new rows' },
  filter: { keys: ['f'], group: 'lists', words: 'Filter the list' },
  olderRows: { keys: [']'], group: 'lists', words: 'On to the next page' },
  newerRows: { keys: ['['], group: 'lists', words: 'Back to the page before' },
  partOfRecord: { keys: ['1', '2', '3', '4'], group: 'callback', words: 'Its first part, its second …' },
  replay: { keys: ['r'], group: 'callback', words: 'Replay the callback' },
  acknowledge: { keys: ['a'], group: 'issue', words: 'Acknowledge' },
  resolve: { keys: ['r'], group: 'issue', words: 'Resolve' },
  ignore: { keys: ['i'], group: 'issue', words: 'Ignore' },
  reopen: { keys: ['o'], group: 'issue', words: 'Reopen' },
  comment: { keys: ['c'], group: 'issue', words: 'Write a comment' },
  choosePlace: { keys: ['ArrowDown', 'ArrowUp'], group: 'palette', words: 'Next, the one before', widget: true },
  openPlace: { keys: ['Enter'], group: 'palette', words: 'Open what is chosen', widget: true },
  moveLine: { keys: ['ArrowDown', 'ArrowUp'], group: 'payload', words: 'Next line, the one before', widget: true },
  unfoldLine: { keys: ['ArrowRight'], group: 'payload', words: 'Unfold, or go in', widget: true },
  foldLine: { keys: ['ArrowLeft'], group: 'payload', words: 'Fold, or go out', widget: true },
  zoom: { keys: ['+', '-'], group: 'timeline', words: 'Nearer, farther', widget: true },
  wholeTimeline: { keys: ['0'], group: 'timeline', words: 'All of it', widget: true },
  headOfTimeline: { keys: ['b'], group: 'timeline', words: 'Its beginning', widget: true },
  stepTimeline: {
    keys: ['ArrowRight', 'ArrowLeft'],
    group: 'timeline',
    words: 'Next change, the one before',
    widget: true,
  },
} as const satisfies Readonly<Record<string, Key>>;

export type KeyName = keyof typeof keys;

/** `g`, then the letter of an entry of the rail. */
export function goKey({ label, key }: NavItem): Key {
  return { keys: [`g ${key}`], group: 'go', words: label };
}

/** Pure: every key with what it does, group by group, for somebody whose rail has these entries. */
export function keyTable(rail: readonly NavItem[] = navItems): { group: KeyGroup; keys: Key[] }[] {
  const all: Key[] = [...Object.values(keys), ...rail.map(goKey)];
  return keyGroups.map((group) => ({ group, keys: all.filter((key) => key.group === group) }));
}
