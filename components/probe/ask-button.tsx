'use client';

import { MessageCircleQuestionIcon } from 'lucide-react';
import { useActionState } from 'react';
import { Button } from '@/components/ui/button';
import { askAboutRecord } from './ask-action';

interface AskButtonProps {
  subject: string;
  /** A question waits already. */
  waiting: boolean;
}

/** Asks once however often it is pressed: the same question waits only once. Works before the scripts are there. */
export function AskButton({ subject, waiting }: AskButtonProps) {
  const [state, send, pending] = useActionState(askAboutRecord, { problem: null });
  const busy = waiting || pending;
  return (
    <form action={send} className="flex flex-wrap items-center gap-2">
      <input type="hidden" name="subject" value={subject} />
      {state.problem !== null && (
        <p role="alert" className="text-red-ink text-sm">
          {state.problem}
        </p>
      )}
      <Button type="submit" size="sm" aria-disabled={busy}>
        <MessageCircleQuestionIcon aria-hidden />
        {busy ? 'Asking…' : 'Ask the provider'}
      </Button>
    </form>
  );
}
