'use client';

import { startTransition, useState } from 'react';
import { useDrawnFor } from '@/app/(console)/providers/drawn-for';
import { drawnForField } from '@/app/(console)/providers/drawn-for-field';
import { type FormAction, untouched } from '@/app/(console)/providers/form-state';
import { sendForm } from '@/app/(console)/providers/send-form';

/** Runs what a menu's item does, and holds what came of it, in words. */
export function useViewAction(): {
  said: string;
  say: (words: string) => void;
  run: (action: FormAction, fields: Readonly<Record<string, string>>) => void;
} {
  const [said, say] = useState('');
  const drawnFor = useDrawnFor();
  const run = (action: FormAction, fields: Readonly<Record<string, string>>) => {
    const form = new FormData();
    for (const [name, value] of Object.entries(fields)) form.set(name, value);
    if (drawnFor !== null) form.set(drawnForField, drawnFor);
    startTransition(async () => {
      const { message } = await sendForm(action, untouched, form);
      startTransition(() => say(message ?? ''));
    });
  };
  return { said, say, run };
}
