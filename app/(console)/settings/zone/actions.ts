'use server';

import { answerForm } from '@/app/(console)/providers/answer-form';
import { done, type FormState, invalid } from '@/app/(console)/providers/form-state';
import { formTexts } from '@/app/(console)/providers/read-form';
import { setConsoleZone } from '@/lib/access/time-zone/console-zone';

/** Sets the console's time zone to the one that the form names. */
export async function saveZone(_: FormState, form: FormData): Promise<FormState> {
  return answerForm(form, async (ctx) => {
    const { zone = '' } = formTexts(form);
    const change = await setConsoleZone(ctx, zone);
    switch (change.outcome) {
      case 'set':
        return done('Saved. Everybody sees it with their next page, within ten seconds.');
      case 'unknown_zone':
        return invalid({ zone: 'There is no such time zone. Take an IANA name, as Asia/Kuala_Lumpur.' });
    }
  });
}
