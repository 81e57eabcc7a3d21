'use server';

import { answerForm } from '@/app/(console)/providers/answer-form';
import { done, type FormState, invalid } from '@/app/(console)/providers/form-state';
import { formTexts } from '@/app/(console)/providers/read-form';
import { changePassword } from '@/lib/access/people/change-password';
import { endOneSession, endPersonSessions } from '@/lib/access/people/end-sessions';
import type { FullProof, SecondFactorResult } from '@/lib/access/second-factor/full-proof';
import { makeRecoveryCodes, removeSecondFactor } from '@/lib/access/second-factor/own-second-factor';
import {
  beginAnotherApp,
  beginSecondFactor,
  confirmSecondFactor,
  giveUpSetup,
} from '@/lib/access/second-factor/own-setup';

function answer(result: SecondFactorResult, words: string): FormState {
  switch (result.outcome) {
    case 'done':
      return done(words);
    case 'codes':
      return { ...done(words), once: { secret: result.codes.join('\n'), href: '/account' } };
    case 'invalid':
      return invalid(result.problems);
  }
}

function proofOf(form: FormData): FullProof {
  const { password = '', code = '' } = formTexts(form);
  return { password, code };
}

/** Sets one's own password. */
export async function changeOwnPassword(_: FormState, form: FormData): Promise<FormState> {
  const { current = '', password = '', again = '' } = formTexts(form);
  return answerForm(form, async (ctx) => {
    if (password !== again) return invalid({ again: 'The two are not the same.' });
    const result = await changePassword(ctx, { current, password });
    if (result.outcome === 'invalid') return invalid(result.problems);
    return done(`Your password is changed. Other sessions ended: ${result.sessionsEnded}.`);
  });
}

/** Begins the set-up of one's own second factor. */
export async function beginCodes(_: FormState, form: FormData): Promise<FormState> {
  const { password = '' } = formTexts(form);
  return answerForm(
    form,
    async (ctx) => answer(await beginSecondFactor(ctx, { password }), 'Now add it to your app.'),
    { who: 'owner' },
  );
}

/** Begins the set-up of another app in place of the one that is on. */
export async function beginAnother(_: FormState, form: FormData): Promise<FormState> {
  return answerForm(form, async (ctx) =>
    answer(await beginAnotherApp(ctx, proofOf(form)), 'Now add it to your other app.'),
  );
}

/** Gives up the set-up that was begun here. */
export async function giveUpCodes(_: FormState, form: FormData): Promise<FormState> {
  return answerForm(
    form,
    async (ctx) => {
      await giveUpSetup(ctx);
      return done('The set-up is given up.');
    },
    { who: 'owner' },
  );
}

/** Turns one's own second factor on with the app just set up; the recovery codes are in the answer alone. */
export async function confirmCodes(_: FormState, form: FormData): Promise<FormState> {
  const { code = '' } = formTexts(form);
  return answerForm(
    form,
    async (ctx) => answer(await confirmSecondFactor(ctx, { code }), 'Your second factor is on.'),
    { who: 'owner' },
  );
}

/** Makes new recovery codes, in the answer alone. */
export async function renewRecovery(_: FormState, form: FormData): Promise<FormState> {
  return answerForm(form, async (ctx) =>
    answer(await makeRecoveryCodes(ctx, proofOf(form)), 'The earlier codes are void.'),
  );
}

/** Takes one's own second factor away. */
export async function removeCodes(_: FormState, form: FormData): Promise<FormState> {
  return answerForm(form, async (ctx) =>
    answer(await removeSecondFactor(ctx, proofOf(form)), 'Your second factor is off.'),
  );
}

/** Ends one session, of oneself or of somebody one manages. */
export async function endSessionOf(_: FormState, form: FormData): Promise<FormState> {
  const { id = '' } = formTexts(form);
  return answerForm(form, async (ctx) => {
    await endOneSession(ctx, { id });
    return done('The session is ended.');
  });
}

/** Ends all sessions of a person but the one that asks. */
export async function endSessionsOf(_: FormState, form: FormData): Promise<FormState> {
  const { userId = '' } = formTexts(form);
  return answerForm(form, async (ctx) => done(`Sessions ended: ${await endPersonSessions(ctx, { userId })}.`));
}
