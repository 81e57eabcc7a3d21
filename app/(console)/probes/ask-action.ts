'use server';

import { z } from 'zod';
import { answerForm } from '@/app/(console)/providers/answer-form';
import { type FormState, failed, found } from '@/app/(console)/providers/form-state';
import { formTexts } from '@/app/(console)/providers/read-form';
import { readInput } from '@/lib/platform/read-input';
import { type AskResult, askProvider } from '@/lib/reconcile/probe/ask-provider';

const subjectSchema = z.string().max(40);

/** Has the provider asked about the record that the form names; the page is read anew. */
export async function askAboutRecord(_: FormState<AskResult>, form: FormData): Promise<FormState<AskResult>> {
  return answerForm(form, async (ctx) => {
    const subject = readInput(subjectSchema, formTexts(form).subject);
    const result = await askProvider(ctx, { subject, reason: 'Asked from its page.' });
    return result.outcome === 'not_askable' ? failed(result.reason) : found(result);
  });
}
