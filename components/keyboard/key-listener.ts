import { isCovered, isTyping } from './is-typing';
import { type KnownKey, readPress } from './read-press';

/** Answers a key; with `false`: not now, whoever would have answered before may. */
export type KeyAnswer = (event: KeyboardEvent) => unknown;

/** How long the second of two keys is waited for. */
const secondMsMax = 1_500;

/** The one listener of the page: who shows something takes its keys, and gives them back when it goes. */
export interface KeyListener {
  /** Takes a spelled key; whoever took it last is asked first. Returns the function that gives it back. */
  take(text: string, key: KnownKey, answer: KeyAnswer): () => void;
  /** Whether keys of one character mean anything. */
  setCharacters(on: boolean): void;
  /** Begins to listen; returns the function that ends it. */
  run(): () => void;
}

export function createKeyListener(): KeyListener {
  const answers = new Map<string, KeyAnswer[]>();
  const known = new Map<string, KnownKey>();
  let characters = true;
  let pending: string | null = null;
  let forget: ReturnType<typeof setTimeout> | undefined;

  const listen = (event: KeyboardEvent) => {
    // A lone Shift is on its way to a sign.
    if (event.defaultPrevented || event.isComposing || event.key === 'Shift') return;
    const { key, ctrlKey, metaKey, altKey, shiftKey, repeat } = event;
    const where = { typing: isTyping(event.target), covered: isCovered() };
    const read = readPress({ key, ctrlKey, metaKey, altKey, shiftKey, repeat, ...where }, pending, known, characters);
    pending = read.pending;
    clearTimeout(forget);
    if (pending !== null) {
      forget = setTimeout(() => {
        pending = null;
      }, secondMsMax);
    }
    if (read.text === null) return;
    for (const answer of (answers.get(read.text) ?? []).toReversed()) {
      if (answer(event) === false) continue;
      event.preventDefault();
      return;
    }
  };

  return {
    take(text, key, answer) {
      known.set(text, key);
      answers.set(text, [...(answers.get(text) ?? []), answer]);
      return () => {
        const rest = (answers.get(text) ?? []).filter((one) => one !== answer);
        answers.set(text, rest);
        if (rest.length > 0) return;
        answers.delete(text);
        known.delete(text);
      };
    },
    setCharacters(on) {
      characters = on;
    },
    run() {
      // On the window: whatever has the focus answers before, and says so by preventing the default.
      window.addEventListener('keydown', listen);
      return () => {
        clearTimeout(forget);
        window.removeEventListener('keydown', listen);
      };
    },
  };
}
