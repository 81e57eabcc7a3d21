import { refresh } from 'next/cache';
import { load } from '@/app/(console)/load';
import { type Action, may } from '@/lib/access/permissions';
import { isSignedIn, type PersonContext, requireActor, signInHref } from '@/lib/access/web/session';
import { type FormState, failed } from './form-state';

/** What a form takes, and how that is called after "your role includes". */
export interface FormNeeds {
  action: Action;
  called: string;
}

/**
 * Does what a form asks for as the person who sent it; a failure becomes words for the form. The page is read again, also where the
 * form was behind the times; not where that would cost whoever sent it the form and what they typed: nobody is signed in any more,
 * their role includes it no longer, or the console is at fault.
 */
export async function answerForm(
  work: (ctx: PersonContext) => Promise<FormState>,
  needs?: FormNeeds,
): Promise<FormState> {
  if (!(await isSignedIn())) {
    return { ...failed('Not done: nobody is signed in here any more.'), signIn: await signInHref() };
  }
  const ctx = await requireActor();
  if (needs && !may(ctx.actor, needs.action)) return failed(`Not done: your role no longer includes ${needs.called}.`);
  const worked = await load(ctx, () => work(ctx));
  if (worked.ok) {
    refresh();
    return worked.value;
  }
  if (worked.incidentId !== null) return failed(`${worked.message} In the log under ${worked.incidentId}.`);
  if (!worked.forbidden) refresh();
  return failed(worked.message);
}
