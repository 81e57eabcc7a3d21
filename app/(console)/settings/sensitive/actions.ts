'use server';

import { answerForm } from '@/app/(console)/providers/answer-form';
import { done, type FormState, invalid } from '@/app/(console)/providers/form-state';
import { formTexts } from '@/app/(console)/providers/read-form';
import { setSensitiveFields } from '@/lib/intake/sensitive/set-sensitive-fields';
import { readSensitiveForm } from './read-sensitive-form';

/** Sets which fields of the provider are masked or shown beside what the console knows itself. */
export async function saveSensitive(_: FormState, form: FormData): Promise<FormState> {
  return answerForm(form, async (ctx) => {
    const texts = formTexts(form);
    const read = readSensitiveForm(texts);
    if ('problems' in read) return invalid(read.problems);
    const change = await setSensitiveFields(ctx, { provider: texts.provider ?? '', changes: read.changes });
    switch (change.outcome) {
      case 'set':
        return done('Saved. Masked by it from now on, everywhere within ten seconds; what is searched is made again.');
      case 'unchanged':
        return done('It was so already.');
      case 'not_found':
        return invalid({ provider: 'There is no such provider.' });
    }
  });
}
