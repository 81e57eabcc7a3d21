import { describe, expect, it } from 'vitest';
import { type KnownKey, type Press, pressText, readPress } from './read-press';

const plain: KnownKey = { repeats: false, always: false };
const known = new Map<string, KnownKey>([
  ['j', { repeats: true, always: false }],
  ['r', plain],
  ['?', plain],
  ['Space', plain],
  ['Escape', plain],
  ['g c', plain],
  ['mod+k', { repeats: false, always: true }],
]);

function press(key: string, more: Partial<Press> = {}): Press {
  const none = { ctrlKey: false, metaKey: false, altKey: false, shiftKey: false };
  return { key, ...none, repeat: false, typing: false, covered: false, ...more };
}
const read = (key: string, more?: Partial<Press>, pending: string | null = null, characters = true) =>
  readPress(press(key, more), pending, known, characters);

describe('a key press', () => {
  it('is nothing of ours while somebody types or something lies over the page', () => {
    for (const where of [{ typing: true }, { covered: true }]) {
      for (const key of ['j', 'r', '?', 'g', 'Escape', ' '])
        expect(read(key, where)).toEqual({ text: null, pending: null });
      expect(read('k', { ...where, metaKey: true }).text).toBe('mod+k');
    }
  });

  it('is nothing of ours together with another key', () => {
    expect(read('r', { ctrlKey: true }).text).toBeNull();
    expect(read('r', { metaKey: true }).text).toBeNull();
    expect(read('j', { altKey: true }).text).toBeNull();
    expect(read('k', { ctrlKey: true, shiftKey: true }).text).toBeNull();
    expect(read('J', { shiftKey: true }).text).toBeNull();
  });

  it('may need Shift where the sign does', () => {
    expect(read('?', { shiftKey: true }).text).toBe('?');
    expect(pressText(press(' '))).toBe('Space');
  });

  it('goes on while it is held down only where that is meant', () => {
    expect(read('j', { repeat: true }).text).toBe('j');
    expect(read('r', { repeat: true }).text).toBeNull();
  });

  it('waits for the second of two, and a wrong second does nothing', () => {
    expect(read('g')).toEqual({ text: null, pending: 'g' });
    expect(read('c', {}, 'g')).toEqual({ text: 'g c', pending: null });
    expect(read('j', {}, 'g')).toEqual({ text: null, pending: null });
  });

  it('of one character does nothing where the reader turned these off', () => {
    for (const key of ['j', 'r', '?', 'g', ' '])
      expect(read(key, {}, null, false)).toEqual({ text: null, pending: null });
    expect(read('c', {}, 'g', false).text).toBeNull();
    expect(read('Escape', {}, null, false).text).toBe('Escape');
    expect(read('k', { ctrlKey: true }, null, false).text).toBe('mod+k');
  });
});
