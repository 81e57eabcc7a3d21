'use client';

import { MessageCircleQuestionIcon } from 'lucide-react';
import { ActionForm, SubmitButton } from '@/app/(console)/providers/action-form';
import { askAboutRecord } from './ask-action';

interface AskButtonProps {
  subject: string;
  /** A question waits already. */
  waiting: boolean;
}

function ButtonWords({ words }: { words: string }) {
  return (
    <>
      <MessageCircleQuestionIcon aria-hidden />
      {words}
    </>
  );
}

/** Asks once however often it is pressed: the same question waits only once. Its card shows what comes of it. */
export function AskButton({ subject, waiting }: AskButtonProps) {
  return (
    <ActionForm action={askAboutRecord} hidden={{ subject }} className="flex-row flex-wrap items-center gap-2">
      <SubmitButton size="sm" waits={waiting} busy={<ButtonWords words="Asking…" />}>
        <ButtonWords words="Ask the provider" />
      </SubmitButton>
    </ActionForm>
  );
}
