'use client';

import { useEffect, useId, useRef, useState } from 'react';
import { formTexts } from '@/app/(console)/providers/read-form';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { explorerLink } from '@/lib/ledger/chains/explorer-link';
import { type ChainEntry, chainValueKinds } from '@/lib/ledger/chains/types';
import { LinkWords } from './link-words';
import { readChainForm } from './read-chain-form';

/** What is tried with what: null while some field of the form cannot be used. */
interface Draft {
  asked: string;
  entry: ChainEntry | null;
}

/** Tries a hash or address with the form around it as it stands, before it is saved. Sends nothing. */
export function TryDraft() {
  const id = useId();
  const field = useRef<HTMLInputElement>(null);
  const [{ asked, entry }, setDraft] = useState<Draft>({ asked: '', entry: null });
  useEffect(() => {
    const form = field.current?.form;
    if (!form) return;
    const read = () => {
      const draft = readChainForm(formTexts(new FormData(form)));
      setDraft({ asked: field.current?.value.trim() ?? '', entry: 'entry' in draft ? draft.entry : null });
    };
    form.addEventListener('input', read);
    return () => form.removeEventListener('input', read);
  }, []);
  return (
    <div className="flex flex-col gap-2 rounded-md border bg-subtle p-3">
      <Field htmlFor={id} label="Try a hash or address" hint="With the fields above as they stand; nothing is sent.">
        <Input
          ref={field}
          id={id}
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
