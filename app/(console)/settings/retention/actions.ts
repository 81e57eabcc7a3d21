'use server';

import { answerForm } from '@/app/(console)/providers/answer-form';
import { done, type FormState, invalid } from '@/app/(console)/providers/form-state';
import { formTexts } from '@/app/(console)/providers/read-form';
import { setRetention } from '@/lib/reconcile/retention/set-retention';
import { readKept } from './kept-words';

/** Sets how long the bytes of an account, or of all others, are kept. */
export async function saveRetention(_: FormState, form: FormData): Promise<FormState> {
  return answerForm(form, async (ctx) => {
    const { scope = '', keep = '' } = formTexts(form);
    const kept = readKept(keep);
    if (!kept.ok) return invalid({ keep: kept.problem });
    await setRetention(ctx, { scope, days: kept.days });
    return done('Saved. The worker goes by it within a minute, a few thousand requests a minute.');
  });
}
