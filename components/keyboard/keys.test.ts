import { describe, expect, it } from 'vitest';
import { navItemsOf } from '@/components/frame/nav-items';
import { payloadLines } from '@/components/payload/payload-lines';
import { treeMove } from '@/components/payload/tree-keys';
import { actOfKey } from '@/components/timeline/timeline-keys';
import { readExactJson } from '@/lib/providers/exact-json';
import { keyNames, keySigns } from './key-words';
import { type KeyGroup, keys, keyTable } from './keys';
import { isCharacterKey } from './read-press';

const table = keyTable();
const all = table.flatMap((group) => group.keys);

/** Groups that one page can show at the same time. */
const together: readonly (readonly KeyGroup[])[] = [
  ['everywhere', 'go', 'lists'],
  ['everywhere', 'go', 'callback'],
  ['everywhere', 'go', 'issue'],
];

describe('the table of keys', () => {
  it('gives no key two meanings on one page', () => {
    for (const groups of together) {
      const texts = all.filter(({ group }) => groups.includes(group)).flatMap((key) => key.keys);
      expect(texts.toSorted()).toEqual([...new Set(texts)].toSorted());
    }
  });

  it('has no key that begins another one, which would never be reached', () => {
    const texts = all.flatMap((key) => key.keys);
    for (const text of texts) expect(texts.filter((other) => other.startsWith(`${text} `))).toEqual([]);
  });

  it('lets nothing of one character through where somebody types', () => {
    for (const key of all.filter(({ always }) => always)) expect(key.keys.filter(isCharacterKey)).toEqual([]);
  });

  it('leads to every entry of the rail, and shows nobody a page that they may not read', () => {
    expect(table.find(({ group }) => group === 'go')?.keys.map(({ words }) => words)).toContain('Audit');
    const seen = keyTable(navItemsOf('viewer')).find(({ group }) => group === 'go');
    expect(seen?.keys.map(({ words }) => words)).not.toContain('Audit');
  });

  it('says of the timeline and of the payload only what these do', () => {
    const of = (group: KeyGroup) => all.filter((key) => key.group === group).flatMap((key) => key.keys);
    for (const key of of('timeline')) expect(actOfKey(key, false), key).not.toBeNull();
    const read = readExactJson('{"a":{"b":1}}');
    const lines = read.ok ? payloadLines(read.value) : [];
    for (const key of of('payload')) expect(treeMove(key, lines, 1, new Set()), key).not.toBeNull();
  });

  it('can be drawn and said', () => {
    expect(keySigns('mod+k', true)).toEqual(['⌘', 'K']);
    expect(keySigns('g c', false)).toEqual(['G', 'C']);
    expect(keySigns('ArrowDown', false)).toEqual(['↓']);
    expect(keyNames('mod+k', false)).toBe('Control and K');
    expect(keyNames('g c', false)).toBe('G then C');
    expect(keyNames(keys.showNew.keys[0], false)).toBe('full stop');
  });
});
