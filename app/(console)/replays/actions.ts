'use server';

import { redirect } from 'next/navigation';
import { z } from 'zod';
import { answerForm } from '@/app/(console)/providers/answer-form';
import { done, type FormState, failed, invalid } from '@/app/(console)/providers/form-state';
import { formTexts } from '@/app/(console)/providers/read-form';
import { cancelReplay } from '@/lib/delivery/replay/cancel-replay';
import { approveReplay, declineReplay } from '@/lib/delivery/replay/decide-replay';
import { pauseReplay, resumeReplay } from '@/lib/delivery/replay/pause-replay';
import { replayCallback } from '@/lib/delivery/replay/replay-callback';
import { replayPolicySchema } from '@/lib/delivery/replay/replay-policy';
import { setReplayPolicy } from '@/lib/delivery/replay/set-replay-policy';
import { startReplay } from '@/lib/delivery/replay/start-replay';
import { readInput } from '@/lib/platform/read-input';
import { readAskedReplay } from './asked-replay';
import { replayedWords } from './replay-words';

/** Sends the one callback that the form names again. */
export async function replayOne(_: FormState, form: FormData): Promise<FormState> {
  const { callback = '', destination = '', reason = '' } = formTexts(form);
  return answerForm(form, async (ctx) => {
    const destinationId = destination === '' ? null : destination;
    const { done: was, words } = replayedWords(
      await replayCallback(ctx, { callbackId: callback, destinationId, reason }),
    );
    return was ? done(words) : failed(words);
  });
}

/** Starts the bulk replay whose plan the form was shown with, and leaves for its page. */
export async function startBulk(_: FormState, form: FormData): Promise<FormState> {
  const { search = '', reason = '' } = formTexts(form);
  let replayId: string | null = null;
  const state = await answerForm(form, async (ctx) => {
    if (reason.trim() === '') return invalid({ reason: 'Say why: it stands in the audit and beside every delivery.' });
    const asked = readAskedReplay(new URLSearchParams(search), ctx.clock.now());
    if ('problem' in asked) return failed(asked.problem);
    const started = await startReplay(ctx, { ...asked.request, reason });
    switch (started.outcome) {
      case 'started':
      case 'waiting_approval':
        replayId = started.replayId;
        return done('Started.');
      case 'nothing_matches':
        return failed('No callback matches any more. Nothing was started.');
      case 'no_destination':
        return failed('No active destination wants any of these callbacks. Nothing was started.');
    }
  });
  if (replayId !== null) redirect(`/replays/${replayId}`);
  return state;
}

const verbs = {
  pause: { run: pauseReplay, words: 'It is paused.' },
  resume: { run: resumeReplay, words: 'It goes on.' },
  cancel: { run: cancelReplay, words: 'It is cancelled.' },
  approve: { run: approveReplay, words: 'Approved: it runs.' },
  decline: { run: declineReplay, words: 'Declined: it will not run.' },
} as const;

const verbSchema = z.enum(['pause', 'resume', 'cancel', 'approve', 'decline']);

/** Does to a bulk replay what the form's button says. */
export async function changeReplay(_: FormState, form: FormData): Promise<FormState> {
  const { id = '', verb } = formTexts(form);
  return answerForm(form, async (ctx) => {
    const { run, words } = verbs[readInput(verbSchema, verb)];
    await run(ctx, { id });
    return done(words);
  });
}

/** Sets which replays wait for a second person. */
export async function savePolicy(_: FormState, form: FormData): Promise<FormState> {
  const { sentNeedsApproval, countMax = '', expiresAfterHours = '' } = formTexts(form);
  return answerForm(form, async (ctx) => {
    const policy = replayPolicySchema.safeParse({
      sentNeedsApproval: sentNeedsApproval === 'on',
      countMax: countMax.trim() === '' ? null : Number(countMax),
      expiresAfterHours: Number(expiresAfterHours),
    });
    if (!policy.success) {
      const fields = new Set(policy.error.issues.map(({ path }) => path[0]));
      return invalid({
        ...(fields.has('countMax') && { countMax: 'A whole number from 1 to 1,000,000, or nothing for no bound.' }),
        ...(fields.has('expiresAfterHours') && { expiresAfterHours: 'A whole number of hours from 1 to 336.' }),
      });
    }
    await setReplayPolicy(ctx, policy.data);
    return done('Saved. Replays asked for from now on go by it.');
  });
}
