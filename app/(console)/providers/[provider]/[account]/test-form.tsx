'use client';

import { ActionForm, SubmitButton } from '@/app/(console)/providers/action-form';
import { sendTest } from '@/app/(console)/providers/test-action';
import { TestResult } from './test-result';

/** The button, and what came back. */
export function TestForm({ provider, account }: { provider: string; account: string }) {
  return (
    <ActionForm
      action={sendTest}
      hidden={{ provider, account }}
      className="gap-3"
      whenFound={(result) => <TestResult result={result} />}
    >
      <div>
        <SubmitButton busy="Sending…">Send a test callback</SubmitButton>
      </div>
    </ActionForm>
  );
}
