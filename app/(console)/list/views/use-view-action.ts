'use client';

import { startTransition, useState } from 'react';
import { type FormAction, untouched } from '@/app/(console)/providers/form-state';

/** Runs what a menu's item does, and holds what came of it, in words. */
export function useViewAction(): {
  said: string;
  say: (words: string) => void;
  run: (action: FormAction, fields: Readonly<Record<string, string>>) => void;
} {
  const [said, say] = useState('');
  const run = (action: FormAction, fields: Readonly<Record<string, string>>) => {
    const form = new FormData();
    for (const [name, value] of Object.entries(fields)) form.set(name, value);
    startTransition(async () => {
      const words = await action(untouched, form).then(
        ({ message }) => message ?? '',
        () => 'The server could not be reached. Nothing was changed.',
      );
      startTransition(() => say(words));
    });
  };
  return { said, say, run };
}
