'use client';

import { type KeyboardEvent, useId, useState } from 'react';
import { useClock } from '@/components/domain/zone';
import { cn } from '@/components/ui/cn';
import { Input } from '@/components/ui/input';
import { filterWords } from './filter-words';
import { focusFirst } from './focus-first';
import { type OfferedField, payloadField } from './offered-field';
import type { ShownFilter } from './shown-filter';
import { readTypedFilter } from './typed-filter';

interface Entry {
  key: string;
  label: string;
  /** Beside it, in grey. */
  note: string | null;
  choose: () => void;
}

interface FieldPickerProps {
  fields: readonly OfferedField[];
  /** Paths that payloads of late have had; null: this list has no payloads. */
  paths: readonly string[] | null;
  onField: (field: OfferedField) => void;
  /** A whole filter was typed: `main_order.status = PARTIAL`. */
  onFilter: (filter: ShownFilter) => void;
}

const pathsShownMax = 8;

/** The field to filter by, found by typing: arrows and Enter choose, as in a combobox; a whole filter may be typed. */
export function FieldPicker({ fields, paths, onField, onFilter }: FieldPickerProps) {
  const [text, setText] = useState('');
  const [at, setAt] = useState(0);
  const list = useId();
  const clock = useClock();
  const wanted = text.trim().toLowerCase();
  const typed = readTypedFilter(text, fields, paths !== null);
  const entries = (): Entry[] => {
    if (typed) {
      const { label, operator, values } = filterWords(typed, clock);
      return [{ key: 'typed', label: `${label} ${operator} ${values}`, note: 'Enter', choose: () => onFilter(typed) }];
    }
    const known = fields
      .filter(({ label, name }) => label.toLowerCase().includes(wanted) || name.toLowerCase().includes(wanted))
      .map((field): Entry => ({ key: field.name, label: field.label, note: null, choose: () => onField(field) }));
    if (paths === null) return known;
    const near = wanted === '' ? [] : paths.filter((path) => path.toLowerCase().includes(wanted));
    const named = [...new Set([...near.slice(0, pathsShownMax), ...(/^\S+$/.test(text.trim()) ? [text.trim()] : [])])];
    const ofPayload = named.map((path): Entry => {
      return { key: `payload.${path}`, label: path, note: 'in the payload', choose: () => onField(payloadField(path)) };
    });
    return [...known, ...ofPayload];
  };
  const shown = entries();
  const chosen = Math.min(at, shown.length - 1);
  const onKeyDown = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step !== undefined && shown.length > 0) {
      event.preventDefault();
      setAt((chosen + step + shown.length) % shown.length);
    } else if (event.key === 'Enter') {
      event.preventDefault();
      shown[chosen]?.choose();
    }
  };
  return (
    <>
      <div className="border-b p-2">
        <Input
          role="combobox"
          aria-label="Filter by"
          aria-expanded
          aria-controls={list}
          aria-activedescendant={shown.length > 0 ? `${list}-${chosen}` : undefined}
          ref={focusFirst}
          value={text}
          onKeyDown={onKeyDown}
          onChange={(event) => {
            setText(event.target.value);
            setAt(0);
          }}
          placeholder={paths === null ? 'Filter by…' : 'Filter by… or main_order.status = PARTIAL'}
          autoComplete="off"
          spellCheck={false}
        />
      </div>
      <div id={list} role="listbox" aria-label="Fields" className="max-h-80 overflow-y-auto p-1">
        {shown.map(({ key, label, note, choose }, index) => (
          <button
            key={key}
            type="button"
            id={`${list}-${index}`}
            role="option"
            tabIndex={-1}
            aria-selected={index === chosen}
            ref={(element) => {
              if (index === chosen) element?.scrollIntoView({ block: 'nearest' });
            }}
            onPointerMove={() => setAt(index)}
            onClick={choose}
            className={cn(
              'flex min-h-8 w-full text-left cursor-pointer items-center justify-between gap-3 rounded-sm px-2 text-sm pointer-coarse:min-h-10',
              index === chosen && 'bg-hover',
            )}
          >
            <span className="min-w-0 truncate">{label}</span>
            {note !== null && <span className="shrink-0 text-faint text-xs">{note}</span>}
          </button>
        ))}
      </div>
      {shown.length === 0 && <p className="px-3 pb-3 text-muted text-sm">No field of this list is called so.</p>}
    </>
  );
}
