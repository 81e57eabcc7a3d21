'use client';

import { useEffect, useId, useRef, useState } from 'react';
import { formTexts } from '@/app/(console)/providers/read-form';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { explorerLink } from '@/lib/ledger/chains/explorer-link';
import { type ChainEntry, chainValueKinds } from '@/lib/ledger/chains/types';
import { LinkWords } from './link-words';
import { readChainForm } from './read-chain-form';

/** Tries a hash or address with the form around it as it stands, before it is saved. Sends nothing. */
export function TryDraft() {
  const id = useId();
  const place = useRef<HTMLDivElement>(null);
  const [value, setValue] = useState('');
  const [entry, setEntry] = useState<ChainEntry | null>(null);
  useEffect(() => {
    const form = place.current?.closest('form');
    if (!form) return;
    const read = () => {
      const draft = readChainForm(formTexts(new FormData(form)));
      setEntry('entry' in draft ? draft.entry : null);
    };
    read();
    form.addEventListener('input', read);
    return () => form.removeEventListener('input', read);
  }, []);
  const asked = value.trim();
  return (
    <div ref={place} className="flex flex-col gap-2 rounded-md border bg-subtle p-3">
      <Field htmlFor={id} label="Try a hash or address" hint="With the fields above as they stand; nothing is sent.">
        <Input
          id={id}
          value={value}
          onChange={(event) => setValue(event.target.value)}
          className="font-mono"
          spellCheck={false}
          autoComplete="off"
          aria-describedby={`${id}-note`}
        />
      </Field>
      <div role="status" className="flex min-h-5 flex-col gap-1 text-sm">
        {asked !== '' && entry === null && <span className="text-muted">Some field above cannot be used yet.</span>}
        {asked !== '' &&
          entry !== null &&
          chainValueKinds.map((kind) => (
            <LinkWords key={kind} kind={kind} result={explorerLink([entry], entry.id, kind, asked)} />
          ))}
      </div>
    </div>
  );
}
