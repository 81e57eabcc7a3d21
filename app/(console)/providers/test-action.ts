'use server';

import { load } from '@/app/(console)/load';
import { requireActor } from '@/lib/access/web/session';
import { sendTestCallback, type TestCallbackResult } from '@/lib/intake/accounts/send-test-callback';
import { accountRef, formTexts } from './read-form';

/** Null: none was sent yet. */
export type TestState = TestCallbackResult | { outcome: 'failed'; message: string } | null;

/** Sends a test callback through the real door and says what came back. */
export async function sendTest(_: TestState, form: FormData): Promise<TestState> {
  const ctx = await requireActor();
  const sent = await load(ctx, () => sendTestCallback(ctx, accountRef(formTexts(form))));
  return sent.ok ? sent.value : { outcome: 'failed', message: sent.message };
}
