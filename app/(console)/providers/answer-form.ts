import { refresh } from 'next/cache';
import { load } from '@/app/(console)/load';
import { findSender, type PersonContext, type Sender, signInHref } from '@/lib/access/web/session';
import { getContext } from '@/lib/platform/boot';
import { drawnForField } from './drawn-for-field';
import { type FormState, failed } from './form-state';
import { formTexts } from './read-form';

/** `owner`: also who has to set up a second factor first, for what sets it up. */
export type FormSender = 'signed in' | 'owner';

type Judged = { sender: Sender; refused: null } | { sender: null; refused: FormState };

function refuse(message: string, first?: FormState['first']): Judged {
  return { sender: null, refused: { ...failed(`Not done: ${message}`), first } };
}

/** Who sends a form of a page that was drawn for `drawnFor`, or why nothing is done for them. */
async function judge(drawnFor: string | undefined, who: FormSender): Promise<Judged> {
  const sender = await findSender();
  if (!sender) {
    return refuse('nobody is signed in here any more.', { href: await signInHref(), label: 'Sign in in a new tab' });
  }
  const { userId, name } = sender.ctx.actor;
  // Before anything else of theirs: what was typed is not theirs.
  if (drawnFor !== userId) {
    return refuse(
      `${name} is signed in here now, and this page was drawn for somebody else. Copy what you typed and load the page again.`,
    );
  }
  if (sender.secondFactorDue && who !== 'owner') {
    const words = 'your role must have a second factor now, and you have none.';
    return refuse(words, { href: '/second-factor', label: 'Set it up in a new tab' });
  }
  return { sender, refused: null };
}

/**
 * Does what `form` asks for as the person who sent it, who must be the one its page was drawn for; a failure becomes words for the form.
 * The page is read again, also where the form was behind the times; not where that would cost whoever sent it the form and what they
 * typed: nobody or somebody else is signed in, a second factor is due, their role does not include it, or the console is at fault.
 */
export async function answerForm<Found = never>(
  form: FormData,
  work: (ctx: PersonContext) => Promise<FormState<Found>>,
  { who = 'signed in' }: { who?: FormSender } = {},
): Promise<FormState<Found>> {
  const drawnFor = formTexts(form)[drawnForField];
  const asked = await load(await getContext(), () => judge(drawnFor, who));
  if (!asked.ok) return failed(`Not done: who is signed in could not be read.${inLog(asked.incidentId)}`);
  const { sender, refused } = asked.value;
  if (refused) return refused;
  const worked = await load(sender.ctx, () => work(sender.ctx));
  if (worked.ok) {
    refresh();
    return worked.value;
  }
  if (worked.incidentId === null && !worked.forbidden) refresh();
  return failed(`${worked.message}${inLog(worked.incidentId)}`);
}

function inLog(incidentId: string | null): string {
  return incidentId === null ? '' : ` In the log under ${incidentId}.`;
}
