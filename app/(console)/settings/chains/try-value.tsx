'use client';

import { useId, useState } from 'react';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { explorerLink } from '@/lib/ledger/chains/explorer-link';
import { type ChainMap, chainValueKinds } from '@/lib/ledger/chains/types';
import { LinkWords } from './link-words';

/** Type a chain as a provider spells it, and a hash or address: what the console makes of them, as it is in force now. */
export function TryValue({ chainMap }: { chainMap: ChainMap }) {
  const id = useId();
  const [chain, setChain] = useState('');
  const [value, setValue] = useState('');
  const asked = value.trim();
  return (
    <search aria-label="Try a hash or address" className="flex flex-col gap-3 px-4 py-3">
      <div className="grid gap-3 sm:grid-cols-[12rem_minmax(0,1fr)]">
        <Field htmlFor={`${id}-chain`} label="Chain, as a provider spells it">
          <Input
            id={`${id}-chain`}
            list={`${id}-chains`}
            value={chain}
            onChange={(event) => setChain(event.target.value)}
            placeholder="TRC20"
            spellCheck={false}
            autoComplete="off"
          />
          <datalist id={`${id}-chains`}>
            {chainMap.map((entry) => (
              <option key={entry.id} value={entry.id}>
                {entry.name}
              </option>
            ))}
          </datalist>
        </Field>
        <Field htmlFor={`${id}-value`} label="Hash or address">
          <Input
            id={`${id}-value`}
            value={value}
            onChange={(event) => setValue(event.target.value)}
            className="font-mono"
            spellCheck={false}
            autoComplete="off"
          />
        </Field>
      </div>
      <div role="status" className="flex min-h-5 flex-col gap-1 text-sm">
        {asked !== '' &&
          chain.trim() !== '' &&
          chainValueKinds.map((kind) => (
            <LinkWords key={kind} kind={kind} result={explorerLink(chainMap, chain, kind, asked)} />
          ))}
      </div>
    </search>
  );
}
