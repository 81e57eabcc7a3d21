'use client';

import { useEffect, useId, useRef, useState } from 'react';
import { Input } from '@/components/ui/input';

/** A time zone by its IANA name; the browser's own to begin with, and all that the browser knows to choose from. */
export function ZoneField() {
  const id = useId();
  const listId = `${id}-zones`;
  const field = useRef<HTMLInputElement>(null);
  const [zones, setZones] = useState<readonly string[]>([]);
  useEffect(() => {
    setZones(Intl.supportedValuesOf('timeZone'));
    const own = Intl.DateTimeFormat().resolvedOptions().timeZone;
    if (field.current && field.current.value === '' && own !== 'UTC') field.current.value = own;
  }, []);
  return (
    <div className="flex flex-col gap-1">
      <label htmlFor={id} className="text-muted text-xs">
        Time zone of a second column beside UTC
      </label>
      <Input
        ref={field}
        id={id}
        name="zone"
        list={listId}
        placeholder="UTC alone"
        autoComplete="off"
        spellCheck={false}
      />
      <datalist id={listId}>
        {zones.map((zone) => (
          <option key={zone} value={zone} />
        ))}
      </datalist>
    </div>
  );
}
