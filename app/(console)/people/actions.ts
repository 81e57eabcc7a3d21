'use server';

import { answerForm } from '@/app/(console)/providers/answer-form';
import { done, type FormState, failed, invalid } from '@/app/(console)/providers/form-state';
import { formTexts } from '@/app/(console)/providers/read-form';
import { roles, scopes } from '@/lib/access/actor';
import { removeIdentity } from '@/lib/access/oidc/identities';
import { invitePerson } from '@/lib/access/people/invite-person';
import { removePersonSecondFactor } from '@/lib/access/people/remove-person-second-factor';
import { resetPerson } from '@/lib/access/people/reset-person';
import { disablePerson, enablePerson } from '@/lib/access/people/set-person-enabled';
import { setRole } from '@/lib/access/people/set-role';
import { setSecondFactorPolicy } from '@/lib/access/second-factor/policy';
import { createToken } from '@/lib/access/tokens/create-token';
import { revokeToken } from '@/lib/access/tokens/revoke-token';
import { linkUrl } from './link-url';
import { resetWords } from './reset-words';

/** Invites a person; their one-time link is in the answer, and nowhere else. */
export async function invite(_: FormState, form: FormData): Promise<FormState> {
  const { name = '', email = '', role = '' } = formTexts(form);
  return answerForm(form, async (ctx) => {
    const result = await invitePerson(ctx, { name, email, role });
    if (result.outcome === 'invalid') return invalid(result.problems);
    const state = done('The invitation is made. It works for three days, once.');
    return { ...state, once: { secret: await linkUrl(result.link.path), href: `/people/${result.id}` } };
  });
}

/** Gives a person another role. */
export async function changeRole(_: FormState, form: FormData): Promise<FormState> {
  const { id = '', role = '' } = formTexts(form);
  return answerForm(form, async (ctx) => {
    await setRole(ctx, { id, role });
    return done('Saved. The role holds from their next click on.');
  });
}

/** Shuts a person out. */
export async function disable(_: FormState, form: FormData): Promise<FormState> {
  const { id = '' } = formTexts(form);
  return answerForm(form, async (ctx) => {
    await disablePerson(ctx, { id });
    return done('Disabled. Every session is ended.');
  });
}

/** Lets a person in again. */
export async function enable(_: FormState, form: FormData): Promise<FormState> {
  const { id = '' } = formTexts(form);
  return answerForm(form, async (ctx) => {
    await enablePerson(ctx, { id });
    return done('Enabled. They sign in as before.');
  });
}

/** Makes a one-time link for a person; it is in the answer, and nowhere else. */
export async function reset(_: FormState, form: FormData): Promise<FormState> {
  const { id = '', secondFactorToo, agreed } = formTexts(form);
  return answerForm(form, async (ctx) => {
    if (agreed !== 'yes') return failed('Agree to it first. Nothing was changed.');
    const made = await resetPerson(ctx, { id, secondFactorToo: secondFactorToo === 'on' });
    return { ...done(resetWords(made)), once: { secret: await linkUrl(made.path), href: `/people/${id}` } };
  });
}

/** Takes a person's second factor away, and leaves their password. */
export async function removeFactor(_: FormState, form: FormData): Promise<FormState> {
  const { id = '' } = formTexts(form);
  return answerForm(form, async (ctx) => {
    const removed = await removePersonSecondFactor(ctx, { id });
    if (!removed) return failed('There was no second factor to remove. Nothing was changed.');
    return done(`Removed. Sessions ended: ${removed.sessionsEnded}.`);
  });
}

/** Unlinks a person from the sign-in service. */
export async function unlink(_: FormState, form: FormData): Promise<FormState> {
  const { id = '', issuer = '' } = formTexts(form);
  return answerForm(form, async (ctx) => {
    await removeIdentity(ctx, { userId: id, issuer });
    return done('Removed. The sessions that it opened are ended.');
  });
}

/** Sets which roles must have a second factor. */
export async function savePolicy(_: FormState, form: FormData): Promise<FormState> {
  const texts = formTexts(form);
  return answerForm(form, async (ctx) => {
    const requiredRoles = roles.filter((role) => texts[`role.${role}`] === 'on');
    await setSecondFactorPolicy(ctx, { requiredRoles, seen: texts.seen ?? '' });
    return done('Saved. It holds from everybody’s next click on.');
  });
}

/** Makes an API token; it is in the answer, and nowhere else. */
export async function makeToken(_: FormState, form: FormData): Promise<FormState> {
  const texts = formTexts(form);
  return answerForm(form, async (ctx) => {
    const days = texts.expiresInDays ?? '';
    const result = await createToken(ctx, {
      name: texts.name ?? '',
      scopes: scopes.filter((scope) => texts[`scope.${scope}`] === 'on'),
      expiresInDays: days === '' ? null : Number(days),
    });
    if (result.outcome === 'invalid') return invalid(result.problems);
    return { ...done('The API token is made.'), once: { secret: result.token, href: '/people/tokens' } };
  });
}

/** Ends an API token. */
export async function endToken(_: FormState, form: FormData): Promise<FormState> {
  const { id = '' } = formTexts(form);
  return answerForm(form, async (ctx) => {
    await revokeToken(ctx, { id });
    return done('The token is revoked.');
  });
}
