'use client';

import { useEffect, useId, useRef } from 'react';
import { useClock } from '@/components/domain/zone';
import { Button } from '@/components/ui/button';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { FilterMenu } from './filter-menu';
import { filterOptionClass } from './filter-option';
import { isDay, type TimeRange, timePresetLabels, timePresets, timeRangeWords, zoneParam } from './time-range';

/**
 * Presets and bounds of one's own as fields of the list's form. A preset is sent at once, a day by the reader's clocks; bounds by
 * the panel's button, by the clocks that the URL names, else by the reader's.
 */
export function TimeRangeFilter({ range }: { range: TimeRange }) {
  const id = useId();
  const { zone: readerZone } = useClock();
  const bounded = range.from !== '' || range.to !== '' || isDay(range.preset);
  const zone = bounded ? (range.zone ?? 'UTC') : readerZone;
  const panel = useRef<HTMLDivElement>(null);
  const zoneField = useRef<HTMLInputElement>(null);
  useEffect(() => {
    // Without bounds or a day a link says nothing of clocks.
    const dropZone = ({ formData }: FormDataEvent) => {
      const day = isDay(String(formData.get('range') ?? ''));
      if (!day && !formData.get('from') && !formData.get('to')) formData.delete(zoneParam);
    };
    const form = zoneField.current?.form;
    form?.addEventListener('formdata', dropZone);
    return () => form?.removeEventListener('formdata', dropZone);
  }, []);
  const setFields = (preset: string | null, from: string | null, to: string | null) => {
    for (const input of panel.current?.querySelectorAll('input') ?? []) {
      if (input.type === 'radio' && preset !== null) input.checked = input.value === preset;
      if (input.name === 'from' && from !== null) input.value = from;
      if (input.name === 'to' && to !== null) input.value = to;
    }
  };
  // biome-ignore lint/correctness/useExhaustiveDependencies: the fields follow the URL, whoever changed it
  useEffect(() => setFields(range.preset ?? '', range.from, range.to), [range.preset, range.from, range.to]);
  return (
    <FilterMenu label="Time" chosen={range.preset ?? (timeRangeWords(range) === null ? null : 'own')}>
      <div ref={panel}>
        <fieldset
          onChange={(event) => {
            setFields(null, '', '');
            // A day that is chosen is the reader's, whatever zone the bounds before it were of.
            if (zoneField.current) zoneField.current.value = readerZone;
            event.currentTarget.form?.requestSubmit();
          }}
        >
          <legend className="sr-only">Span</legend>
          {['', ...timePresets].map((preset) => (
            <label key={preset} className={filterOptionClass}>
              <input
                type="radio"
                name="range"
                value={preset}
                defaultChecked={preset === (range.preset ?? '')}
                className="size-3.5 shrink-0 accent-accent"
              />
              {timePresets.filter((known) => known === preset).map((known) => timePresetLabels[known])[0] ?? 'Any time'}
            </label>
          ))}
        </fieldset>
        <fieldset className="mt-1 grid gap-2 border-t p-2 text-xs" onChange={() => setFields('', null, null)}>
          <legend className="sr-only">Bounds of your own, {zone}</legend>
          <Field htmlFor={`${id}-from`} label={`From (${zone})`}>
            <Input id={`${id}-from`} type="datetime-local" step="any" name="from" defaultValue={range.from} />
          </Field>
          <Field htmlFor={`${id}-to`} label={`Until (${zone})`}>
            <Input id={`${id}-to`} type="datetime-local" step="any" name="to" defaultValue={range.to} />
          </Field>
          <input ref={zoneField} type="hidden" name={zoneParam} defaultValue={zone} key={zone} />
          <Button type="submit">Apply</Button>
        </fieldset>
      </div>
    </FilterMenu>
  );
}
