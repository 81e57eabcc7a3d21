'use server';

import { answerForm } from '@/app/(console)/providers/answer-form';
import { done, type FormState, invalid } from '@/app/(console)/providers/form-state';
import { formTexts } from '@/app/(console)/providers/read-form';
import { getSweepBounds, setSweepBounds } from '@/lib/reconcile/sweeps/read-bounds';
import { readSweepsForm } from './read-sweeps-form';

/** Sets the bounds that the form says. */
export async function saveBounds(_: FormState, form: FormData): Promise<FormState> {
  return answerForm(form, async (ctx) => {
    const read = readSweepsForm(formTexts(form), await getSweepBounds(ctx));
    if ('problems' in read) return invalid(read.problems);
    await setSweepBounds(ctx, read.bounds);
    return done('Saved. The next run, within a minute, goes by these bounds and closes what they allow.');
  });
}
