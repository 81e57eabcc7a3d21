'use client';

import { useActionState } from 'react';
import { sendTest } from '@/app/(console)/providers/test-action';
import { Button } from '@/components/ui/button';
import { TestResult } from './test-result';

/** The button, and what came back. */
export function TestForm({ provider, account }: { provider: string; account: string }) {
  const [result, send, pending] = useActionState(sendTest, null);
  return (
    <form action={send} className="flex flex-col items-start gap-3">
      <input type="hidden" name="provider" value={provider} />
      <input type="hidden" name="account" value={account} />
      <Button type="submit" aria-disabled={pending}>
        {pending ? 'Sending…' : 'Send a test callback'}
      </Button>
      <div role="status" className="w-full">
        {result && !pending && <TestResult result={result} />}
      </div>
    </form>
  );
}
