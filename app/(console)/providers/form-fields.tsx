'use client';

import { useId } from 'react';
import { cn } from '@/components/ui/cn';
import { Field } from '@/components/ui/field';
import { fieldStyles, Input, type InputProps } from '@/components/ui/input';
import { Select } from '@/components/ui/select';
import { useProblem } from './action-form';

interface Labelled {
  name: string;
  label: string;
  hint?: string;
}

function useField({ name, hint }: Labelled) {
  const id = useId();
  const error = useProblem(name);
  return { id, error, described: error || hint ? `${id}-note` : undefined };
}

/** One line of text in an `ActionForm`. */
export function TextField({ label, hint, name, unit, ...props }: Labelled & InputProps & { unit?: string }) {
  const { id, error, described } = useField({ name, label, hint });
  return (
    <Field htmlFor={id} label={label} hint={hint} error={error}>
      <span className="flex items-center gap-2">
        <Input id={id} name={name} aria-invalid={error !== undefined} aria-describedby={described} {...props} />
        {unit && <span className="shrink-0 text-muted text-sm">{unit}</span>}
      </span>
    </Field>
  );
}

/** A secret to paste: hidden as it is typed, kept out of the browser's own stores, never filled in. */
export function SecretField(props: Labelled & { required: boolean }) {
  return (
    <TextField
      {...props}
      type="password"
      autoComplete="new-password"
      spellCheck={false}
      className="font-mono"
      data-1p-ignore
      data-lpignore="true"
    />
  );
}

/** Several lines in an `ActionForm`. */
export function LinesField({
  label,
  hint,
  name,
  defaultValue,
  rows = 4,
}: Labelled & { defaultValue: string; rows?: number }) {
  const { id, error, described } = useField({ name, label, hint });
  return (
    <Field htmlFor={id} label={label} hint={hint} error={error}>
      <textarea
        id={id}
        name={name}
        rows={rows}
        defaultValue={defaultValue}
        spellCheck={false}
        aria-invalid={error !== undefined}
        aria-describedby={described}
        className={cn(fieldStyles, 'px-2.5 py-1.5 font-mono text-sm')}
      />
    </Field>
  );
}

/** One of a few in an `ActionForm`. */
export function ChoiceField({
  label,
  hint,
  name,
  options,
  defaultValue,
}: Labelled & { options: readonly { value: string; label: string }[]; defaultValue: string }) {
  const { id, error, described } = useField({ name, label, hint });
  return (
    <Field htmlFor={id} label={label} hint={hint} error={error}>
      <Select
        id={id}
        name={name}
        defaultValue={defaultValue}
        aria-invalid={error !== undefined}
        aria-describedby={described}
      >
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </Select>
    </Field>
  );
}
