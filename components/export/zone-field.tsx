'use client';

import { useId } from 'react';
import { useClock } from '@/components/domain/zone';
import { ZoneNames } from '@/components/domain/zone-names';
import { Input } from '@/components/ui/input';

/** The time zone of a file's second column, by its IANA name; the reader's own to begin with. */
export function ZoneField() {
  const id = useId();
  const listId = `${id}-zones`;
  const { zone } = useClock();
  return (
    <div className="flex flex-col gap-1">
      <label htmlFor={id} className="text-muted text-xs">
        Time zone of a second column beside UTC
      </label>
      <Input
        id={id}
        name="zone"
        list={listId}
        defaultValue={zone === 'UTC' ? '' : zone}
        placeholder="UTC alone"
        autoComplete="off"
        spellCheck={false}
      />
      <ZoneNames id={listId} />
    </div>
  );
}
