'use server';

import { sendTestCallback, type TestCallbackResult } from '@/lib/intake/accounts/send-test-callback';
import { answerForm } from './answer-form';
import { type FormState, found } from './form-state';
import { accountRef, formTexts } from './read-form';

/** Sends a test callback through the real door and says what came back. */
export async function sendTest(
  _: FormState<TestCallbackResult>,
  form: FormData,
): Promise<FormState<TestCallbackResult>> {
  return answerForm(form, async (ctx) => found(await sendTestCallback(ctx, accountRef(formTexts(form)))));
}
