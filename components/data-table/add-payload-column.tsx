'use client';

import { PlusIcon } from 'lucide-react';
import { useSearchParams } from 'next/navigation';
import { type FormEvent, useId, useState } from 'react';
import { usePayloadPaths } from '@/components/filter/use-payload-paths';
import { Button } from '@/components/ui/button';
import { Input } from '@/components/ui/input';
import { payloadColumnId, payloadColumnsMax, payloadPathLengthMax, payloadPaths } from '@/lib/views/column-layout';
import { useListColumns } from './list-columns-provider';
import { withColumn } from './shown-columns';

/** Makes a value of the payload a column, by its path: typed, or chosen from what payloads of late have had. */
export function AddPayloadColumn({ suggestions }: { suggestions: string }) {
  const { known, layout, choose } = useListColumns();
  const [path, setPath] = useState('');
  const query = useSearchParams();
  const providers = new URLSearchParams(query.getAll('provider').map((one) => ['provider', one]));
  const paths = usePayloadPaths(`${suggestions}?${providers}`, true) ?? [];
  const list = useId();
  const shown = payloadPaths(layout);
  const full = shown.length >= payloadColumnsMax;
  const add = (event: FormEvent) => {
    event.preventDefault();
    const wanted = path.trim();
    if (wanted === '' || full) return;
    setPath('');
    choose(withColumn(layout, payloadColumnId(wanted), known));
  };
  return (
    <form onSubmit={add} className="shrink-0 border-t p-3">
      <label className="mb-1 block text-faint text-xs" htmlFor={`${list}-path`}>
        {full
          ? `${payloadColumnsMax} values are columns, which is all there may be`
          : 'A value of the payload, by its path'}
      </label>
      <div className="flex gap-2">
        <Input
          id={`${list}-path`}
          list={list}
          value={path}
          disabled={full}
          maxLength={payloadPathLengthMax}
          placeholder="main_order.status"
          autoComplete="off"
          spellCheck={false}
          className="font-mono text-xs"
          onChange={(event) => setPath(event.currentTarget.value)}
        />
        <datalist id={list}>
          {paths
            .filter((one) => !shown.includes(one))
            .map((one) => (
              <option key={one} value={one} />
            ))}
        </datalist>
        <Button type="submit" aria-disabled={full || path.trim() === ''}>
          <PlusIcon aria-hidden />
          Add
        </Button>
      </div>
    </form>
  );
}
