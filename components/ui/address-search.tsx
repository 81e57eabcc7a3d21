'use client';

import { usePathname, useSearchParams } from 'next/navigation';
import { type ComponentProps, type RefObject, useEffect, useRef } from 'react';

export interface AddressSearchProps extends Omit<ComponentProps<'input'>, 'defaultValue' | 'name' | 'ref' | 'type'> {
  /** The path whose `q` it is; at any other it is empty. */
  of: string;
  /** Answered to a key that leads here. */
  field?: RefObject<HTMLInputElement | null>;
}

/**
 * The search field of a form whose text is `q` of the address: it never says other than what is shown, wherever Back, a link or
 * another filter led. What is typed on while the answer to its own question comes stays.
 */
export function AddressSearch({ of, field, ...props }: AddressSearchProps) {
  const own = useRef<HTMLInputElement>(null);
  const ref = field ?? own;
  const asked = useRef<string | null>(null);
  const params = useSearchParams();
  const there = usePathname() === of;
  const text = there ? (params.get('q') ?? '') : '';
  useEffect(() => {
    const form = ref.current?.form;
    const ask = () => {
      asked.current = ref.current?.value ?? null;
    };
    form?.addEventListener('submit', ask);
    return () => form?.removeEventListener('submit', ask);
  }, [ref]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: any other place is another list, with the same text or none
  useEffect(() => {
    const isAnswer = asked.current === text;
    asked.current = null;
    const { current } = ref;
    if (current && !(isAnswer && current === document.activeElement)) current.value = text;
  }, [ref, text, there, params.toString()]);
  return (
    <input ref={ref} type="search" name="q" defaultValue={text} autoComplete="off" spellCheck={false} {...props} />
  );
}
