'use client';

import { Input } from '@/components/ui/input';
import { focusFirst } from './focus-first';

/** Enough alternatives for a hand; a link may hold more. */
const typedMax = 8;

interface TypedValuesProps {
  label: string;
  numeric: boolean;
  values: readonly string[];
  onValues: (values: readonly string[]) => void;
}

/** Values that are typed, one a field; another field stands below the last one that is filled. */
export function TypedValues({ label, numeric, values, onValues }: TypedValuesProps) {
  const filled = values.filter((value, at) => value !== '' || at < values.length - 1);
  const shown = filled.length < Math.max(typedMax, values.length) ? [...filled, ''] : filled;
  return (
    <div className="grid gap-1.5">
      {shown.map((value, at) => (
        <Input
          // biome-ignore lint/suspicious/noArrayIndexKey: a field is its place
          key={at}
          aria-label={at === 0 ? label : `${label}, or`}
          ref={at === 0 ? focusFirst : undefined}
          inputMode={numeric ? 'decimal' : 'text'}
          value={value}
          onChange={(event) => onValues(shown.map((one, place) => (place === at ? event.target.value : one)))}
          placeholder={at === 0 ? 'Value' : 'or…'}
          autoComplete="off"
          spellCheck={false}
        />
      ))}
    </div>
  );
}
