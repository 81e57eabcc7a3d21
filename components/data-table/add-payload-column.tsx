'use client';

import { PlusIcon } from 'lucide-react';
import { useSearchParams } from 'next/navigation';
import { type FormEvent, useEffect, useId, useState } from 'react';
import { z } from 'zod';
import { Button } from '@/components/ui/button';
import { Input } from '@/components/ui/input';
import { payloadColumnId, payloadColumnsMax, payloadPathLengthMax, payloadPaths } from '@/lib/views/column-layout';
import { useListColumns } from './list-columns-provider';
import { withColumn } from './shown-columns';

const answerSchema = z.object({ paths: z.array(z.string()) });

/** Paths that payloads of late have had; none while they are not here, and where they cannot be had: a path can be typed. */
function useSuggestions(from: string): readonly string[] {
  const query = useSearchParams();
  const provider = new URLSearchParams(query.getAll('provider').map((one) => ['provider', one])).toString();
  const [paths, setPaths] = useState<readonly string[]>([]);
  useEffect(() => {
    const asking = new AbortController();
    fetch(`${from}?${provider}`, { signal: asking.signal })
      .then(async (answer) => setPaths(answerSchema.parse(await answer.json()).paths))
      .catch(() => setPaths([]));
    return () => asking.abort();
  }, [from, provider]);
  return paths;
}

/** Makes a value of the payload a column, by its path: typed, or chosen from what payloads of late have had. */
export function AddPayloadColumn({ suggestions }: { suggestions: string }) {
  const { known, layout, choose } = useListColumns();
  const [path, setPath] = useState('');
  const paths = useSuggestions(suggestions);
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
