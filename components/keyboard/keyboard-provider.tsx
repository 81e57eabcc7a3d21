'use client';

import { createContext, type ReactNode, use, useEffect, useMemo, useState } from 'react';
import { choosePreference } from '@/components/frame/choose-preference';
import type { Preferences } from '@/components/frame/preferences';
import type { Role } from '@/lib/access/actor';
import { KeepFocus } from './keep-focus';
import { KeepPlace } from './keep-place';
import { KeyList } from './key-list';
import { createKeyListener, type KeyAnswer, type KeyListener } from './key-listener';
import { type Key, type KeyName, keys } from './keys';
import { PageKeys } from './page-keys';

interface Keyboard {
  listener: KeyListener;
  /** Shows the list of keys. */
  showKeys(): void;
}

const KeyboardContext = createContext<Keyboard | null>(null);

/** Stands once in the frame: one listener for every key of the table, and the list of them. */
export function KeyboardProvider({
  role,
  initial,
  children,
}: {
  role: Role;
  /** Which keys the reader wants. */
  initial: Preferences['keys'];
  children: ReactNode;
}) {
  const [listener] = useState(createKeyListener);
  const [shown, setShown] = useState(false);
  const [wanted, setWanted] = useState(initial);
  const characters = wanted === 'all';
  useEffect(() => listener.run(), [listener]);
  useEffect(() => listener.setCharacters(characters), [listener, characters]);
  const keyboard = useMemo(() => ({ listener, showKeys: () => setShown(true) }), [listener]);
  return (
    <KeyboardContext value={keyboard}>
      {children}
      <PageKeys role={role} />
      <KeepPlace />
      <KeepFocus />
      <KeyList
        role={role}
        open={shown}
        onOpenChange={setShown}
        characters={characters}
        onCharacters={(on) => {
          const next = on ? 'all' : 'few';
          setWanted(next);
          choosePreference('keys', next);
        }}
      />
    </KeyboardContext>
  );
}

/** The keyboard of the page. Throws outside the frame. */
export function useKeyboard(): Keyboard {
  const keyboard = use(KeyboardContext);
  if (!keyboard) throw new Error('Keys are answered inside the frame.');
  return keyboard;
}

/** Answers a key as `key` describes it, while the component stands. `answer` null: not now. */
export function useSpelledKey({ keys: texts, repeats, always }: Key, answer: KeyAnswer | null): void {
  const { listener } = useKeyboard();
  const spelled = texts.join('\n');
  useEffect(() => {
    if (!answer) return;
    const known = { repeats: repeats === true, always: always === true };
    const gives = spelled.split('\n').map((text) => listener.take(text, known, answer));
    return () => {
      for (const give of gives) give();
    };
  }, [listener, spelled, repeats, always, answer]);
}

/** Answers a key of the table while the component stands; the part that came last is asked first, and may answer `false`. */
export function useKey(name: KeyName, answer: KeyAnswer | null): void {
  useSpelledKey(keys[name], answer);
}
