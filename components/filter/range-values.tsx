'use client';

import { useId } from 'react';
import { useClock } from '@/components/domain/zone';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { instantMsOf } from '@/lib/platform/time-zone/local-time';
import type { ZonedClock } from '@/lib/platform/time-zone/zoned-clock';
import { wallText } from '@/lib/platform/time-zone/zoned-text';
import { focusFirst } from './focus-first';

/** As a `datetime-local` field has it. */
function shownInstant(value: string, clock: ZonedClock): string {
  const at = Date.parse(value);
  return Number.isNaN(at) ? '' : wallText(clock, at).replace(' ', 'T').slice(0, 16);
}

function readShown(text: string, clock: ZonedClock): string {
  const wallMs = Date.parse(`${text}Z`);
  return Number.isNaN(wallMs) ? '' : new Date(instantMsOf(clock, wallMs)).toISOString();
}

interface RangeValuesProps {
  isInstant: boolean;
  /** The two ends; an open one is empty. Instants are ISO 8601 UTC. */
  values: readonly string[];
  onValues: (values: readonly string[]) => void;
}

/** The two ends of a range, either may be left open. Instants are typed by the reader's clocks. */
export function RangeValues({ isInstant, values, onValues }: RangeValuesProps) {
  const id = useId();
  const clock = useClock();
  const [from = '', to = ''] = values;
  const field = (value: string, change: (text: string) => void) =>
    isInstant
      ? {
          type: 'datetime-local' as const,
          defaultValue: shownInstant(value, clock),
          onChange: (event: { target: { value: string } }) => change(readShown(event.target.value, clock)),
        }
      : {
          inputMode: 'decimal' as const,
          value,
          onChange: (event: { target: { value: string } }) => change(event.target.value),
          autoComplete: 'off',
        };
  return (
    <div className="grid gap-2 text-xs">
      <Field htmlFor={`${id}-from`} label={isInstant ? `From (${clock.zone})` : 'From'}>
        <Input id={`${id}-from`} ref={focusFirst} {...field(from, (text) => onValues([text, to]))} />
      </Field>
      <Field htmlFor={`${id}-to`} label={isInstant ? `Before (${clock.zone})` : 'Up to'}>
        <Input id={`${id}-to`} {...field(to, (text) => onValues([from, text]))} />
      </Field>
    </div>
  );
}
