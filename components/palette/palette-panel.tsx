'use client';

import { SearchIcon } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react';
import { cn } from '@/components/ui/cn';
import type { Role } from '@/lib/access/actor';
import { PaletteOptionLine } from './palette-option-line';
import { type PaletteOption, paletteGroups } from './palette-options';
import { keepRecent, readRecent } from './recent';
import { type SearchState, useSearch } from './use-search';

function said(search: SearchState): string {
  if (search.state === 'asking') return 'Searching…';
  if (search.state === 'failed') return search.message;
  if (search.state === 'idle') return '';
  const { groups, incomplete, unsearched } = search.answer;
  const count = groups.reduce((sum, { hits }) => sum + hits.length, 0);
  const more = groups.some((group) => group.more) ? ' or more' : '';
  const words = count === 0 ? 'No record has this.' : `${count}${more} found.`;
  const all = incomplete.length === 0 ? words : `${words} More may match: type more of it.`;
  return unsearched ? `${all} Payloads of the newest callbacks are not searched yet.` : all;
}

/** The field and what it finds: a combobox whose list is always open. `onLeave` closes it around a choice. */
export function PalettePanel({ role, onLeave }: { role: Role; onLeave: () => void }) {
  const router = useRouter();
  const id = useId();
  const listRef = useRef<HTMLDivElement>(null);
  const [text, setText] = useState('');
  const [active, setActive] = useState(0);
  const [recent] = useState(readRecent);
  const search = useSearch(text);
  const groups = paletteGroups(text, { role, recent, search });
  const options = groups.flatMap((group) => group.options);
  const at = Math.min(active, options.length - 1);
  const current = options[at];
  const optionId = (option: PaletteOption) => `${id}-${options.indexOf(option)}`;
  const activeId = current && optionId(current);

  useEffect(() => {
    if (activeId) listRef.current?.querySelector(`#${CSS.escape(activeId)}`)?.scrollIntoView({ block: 'nearest' });
  }, [activeId]);

  const choose = (option: PaletteOption) => {
    if (option.hit) keepRecent(option.hit);
    onLeave();
    router.push(option.href);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const moves: Readonly<Record<string, number>> = {
      ArrowDown: (at + 1) % options.length,
      ArrowUp: (at - 1 + options.length) % options.length,
      PageDown: Math.min(at + 5, options.length - 1),
      PageUp: Math.max(at - 5, 0),
    };
    const next = moves[event.key];
    if (next !== undefined) {
      event.preventDefault();
      setActive(next);
    } else if (event.key === 'Enter' && current && !event.nativeEvent.isComposing) {
      event.preventDefault();
      choose(current);
    }
  };
  const searched = search.state === 'answered' ? search.answer.searched : '';
  return (
    <>
      <div className="relative border-b">
        <SearchIcon aria-hidden className="-translate-y-1/2 absolute top-1/2 left-4 size-4 text-faint" />
        <input
          role="combobox"
          aria-label="Search everything, or go to a page"
          aria-expanded
          aria-controls={`${id}-list`}
          aria-activedescendant={activeId}
          aria-autocomplete="list"
          placeholder="An id, hash, address, amount, or a page"
          autoComplete="off"
          spellCheck={false}
          value={text}
          onChange={(event) => {
            setText(event.target.value);
            setActive(0);
          }}
          onKeyDown={onKeyDown}
          className="h-12 w-full bg-transparent pr-4 pl-11 text-base outline-none placeholder:text-faint pointer-coarse:text-lg"
        />
      </div>
      <div
        ref={listRef}
        id={`${id}-list`}
        role="listbox"
        aria-label="What was found"
        // Reachable by the keyboard through the field; the list itself only scrolls.
        tabIndex={-1}
        className="h-[min(26rem,60dvh)] overflow-y-auto p-2 outline-none"
      >
        {groups.map((group, place) => (
          // biome-ignore lint/a11y/useSemanticElements: a group of options has no element of its own.
          <div key={group.label} role="group" aria-labelledby={`${id}-group-${place}`} className="pb-2">
            <div id={`${id}-group-${place}`} className="px-2 py-1 font-medium text-faint text-xs">
              {group.label}
            </div>
            {group.options.map((option) => (
              // biome-ignore lint/a11y/useKeyWithClickEvents: the field has the keys, as a combobox does.
              <div
                key={option.key}
                id={optionId(option)}
                role="option"
                tabIndex={-1}
                aria-selected={option === current}
                onClick={() => choose(option)}
                onMouseMove={() => option !== current && setActive(options.indexOf(option))}
                className={cn(
                  'flex min-h-9 cursor-pointer items-start gap-2.5 rounded-md px-2 py-1.5 text-sm pointer-coarse:min-h-11',
                  option === current && 'bg-selected',
                )}
              >
                <PaletteOptionLine option={option} searched={searched} />
              </div>
            ))}
          </div>
        ))}
      </div>
      <div className="flex min-h-9 items-center justify-between gap-3 border-t px-4 py-1.5 text-muted text-xs">
        <span role="status" className="min-w-0 truncate">
          {said(search)}
        </span>
        <span aria-hidden className="shrink-0 max-sm:hidden">
          ↑↓ choose · Enter open · Esc close
        </span>
      </div>
    </>
  );
}
