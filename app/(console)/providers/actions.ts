'use server';

import { redirect } from 'next/navigation';
import { addSecret } from '@/lib/intake/accounts/add-secret';
import { createAccount } from '@/lib/intake/accounts/create-account';
import { retireSecret } from '@/lib/intake/accounts/retire-secret';
import { revokeSecret } from '@/lib/intake/accounts/revoke-secret';
import { setAccountEnabled } from '@/lib/intake/accounts/set-account-enabled';
import { updateAccount } from '@/lib/intake/accounts/update-account';
import { accountHref } from './account-href';
import { answerForm } from './answer-form';
import { doorChange } from './door-change';
import { done, type FormState, invalid } from './form-state';
import { accountRef, formTexts, overlapHours, textsUnder, underPrefix } from './read-form';

/** Makes an account and leaves for its page. */
export async function makeAccount(_: FormState, form: FormData): Promise<FormState> {
  const texts = formTexts(form);
  const { provider = '', slug = '', name = '' } = texts;
  const made = await answerForm(form, async (ctx) => {
    const result = await createAccount(ctx, { provider, slug, name, secret: textsUnder(texts, 'secret.') });
    if (result.outcome === 'created') return done(result.account);
    const { slug: slugProblem, name: nameProblem, ...secret } = result.problems;
    return invalid({
      ...(slugProblem && { slug: slugProblem }),
      ...(nameProblem && { name: nameProblem }),
      ...underPrefix(secret, 'secret.'),
    });
  });
  if (made.status === 'done') redirect(accountHref({ provider, account: made.message ?? '' }));
  return made;
}

/** Sets an account's name, what its door asks for, or its provider's knobs: whichever the form has. */
export async function changeAccount(_: FormState, form: FormData): Promise<FormState> {
  const texts = formTexts(form);
  const knobs = texts.section === 'knobs' ? { knobs: textsUnder(texts, 'knob.') } : {};
  return answerForm(form, async (ctx) => {
    const change = { ...accountRef(texts), version: texts.version ?? '', ...knobs, ...doorChange(texts) };
    const result = await updateAccount(ctx, texts.name === undefined ? change : { ...change, name: texts.name });
    switch (result.outcome) {
      case 'updated':
        return done('Saved. The door goes by it from now on.');
      case 'unchanged':
        return done('Nothing to save: it is set like this already.');
      case 'invalid':
        return invalid(texts.section === 'knobs' ? underPrefix(result.problems, 'knob.') : result.problems);
    }
  });
}

/** Opens the account's door. */
export async function enableAccount(_: FormState, form: FormData): Promise<FormState> {
  return answerForm(form, async (ctx) => {
    await setAccountEnabled(ctx, accountRef(formTexts(form)), true);
    return done('The account takes callbacks again.');
  });
}

/** Closes the account's door. */
export async function disableAccount(_: FormState, form: FormData): Promise<FormState> {
  return answerForm(form, async (ctx) => {
    await setAccountEnabled(ctx, accountRef(formTexts(form)), false);
    return done('The account is disabled.');
  });
}

/** Adds a secret; the others end after the overlap that was chosen. */
export async function pasteSecret(_: FormState, form: FormData): Promise<FormState> {
  const texts = formTexts(form);
  return answerForm(form, async (ctx) => {
    const fields = textsUnder(texts, 'secret.');
    const result = await addSecret(ctx, { ...accountRef(texts), fields, overlapHours: overlapHours(texts) });
    if (result.outcome === 'invalid') return invalid(underPrefix(result.problems, 'secret.'));
    return done('The secret is stored, and accepted from now on. It is not shown again.');
  });
}

/** Sets, moves or takes back the end of a secret. */
export async function endSecretLater(_: FormState, form: FormData): Promise<FormState> {
  const texts = formTexts(form);
  return answerForm(form, async (ctx) => {
    const secretId = texts.secretId ?? '';
    await retireSecret(ctx, { ...accountRef(texts), secretId, overlapHours: overlapHours(texts) });
    return done('The end of the secret is set.');
  });
}

/** Ends a secret now and erases it. */
export async function endSecretNow(_: FormState, form: FormData): Promise<FormState> {
  const texts = formTexts(form);
  return answerForm(form, async (ctx) => {
    await revokeSecret(ctx, { ...accountRef(texts), secretId: texts.secretId ?? '' });
    return done('The secret is revoked and erased.');
  });
}
