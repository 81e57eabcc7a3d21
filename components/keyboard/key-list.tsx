'use client';

import { useId } from 'react';
import { navItemsOf } from '@/components/frame/nav-items';
import { Checkbox } from '@/components/ui/checkbox';
import { Dialog, DialogContent } from '@/components/ui/dialog';
import { Kbd } from '@/components/ui/kbd';
import type { Role } from '@/lib/access/actor';
import { keyNames, keySigns } from './key-words';
import { type Key, keyGroupLabels, keyTable } from './keys';

const isApple = () => /Mac|iPhone|iPad/.test(navigator.userAgent);

function KeyLine({ keys, words, apple }: Pick<Key, 'keys' | 'words'> & { apple: boolean }) {
  return (
    <div className="flex items-baseline justify-between gap-4 py-1">
      <dt className="min-w-0">{words}</dt>
      <dd className="flex shrink-0 items-center gap-1.5">
        <span className="sr-only">{keys.map((text) => keyNames(text, apple)).join(', or ')}</span>
        {keys.map((text) => (
          <span key={text} aria-hidden className="inline-flex gap-0.5">
            {keySigns(text, apple).map((sign) => (
              <Kbd key={sign}>{sign}</Kbd>
            ))}
          </span>
        ))}
      </dd>
    </div>
  );
}

interface KeyListProps {
  role: Role;
  open: boolean;
  onOpenChange: (open: boolean) => void;
  /** Whether keys of one character were left on. */
  characters: boolean;
  onCharacters: (on: boolean) => void;
}

/** Every key of the console and what it does, by where it does it; keys of one character can be turned off here. */
export function KeyList({ role, open, onOpenChange, characters, onCharacters }: KeyListProps) {
  const box = useId();
  return (
    <Dialog open={open} onOpenChange={onOpenChange}>
      <DialogContent
        title="Keys"
        description="They do nothing while you type, and nothing together with Ctrl, Alt or ⌘ unless it stands here."
        className="w-[min(50rem,calc(100vw-2rem))]"
      >
        {open && (
          <>
            <div className="gap-x-10 text-sm sm:columns-2">
              {keyTable(navItemsOf(role)).map(({ group, keys }) => (
                <section key={group} aria-label={keyGroupLabels[group]} className="mb-4 break-inside-avoid">
                  <h3 className="border-b pb-1 font-medium text-muted text-xs">{keyGroupLabels[group]}</h3>
                  <dl className="divide-y">
                    {keys.map((key) => (
                      <KeyLine key={key.words} keys={key.keys} words={key.words} apple={isApple()} />
                    ))}
                  </dl>
                </section>
              ))}
            </div>
            <label htmlFor={box} className="flex items-start gap-2 border-t pt-3 text-sm">
              <Checkbox
                id={box}
                checked={characters}
                onChange={(event) => onCharacters(event.target.checked)}
                className="mt-0.5"
              />
              <span>
                Keys of one character
                <span className="block text-muted text-xs">
                  Off: letters and signs alone do nothing. For those who speak to their computer, or whose hand slips.
                </span>
              </span>
            </label>
          </>
        )}
      </DialogContent>
    </Dialog>
  );
}
