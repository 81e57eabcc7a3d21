'use server';

import { redirect } from 'next/navigation';
import { answerForm } from '@/app/(console)/providers/answer-form';
import { done, type FormState, invalid } from '@/app/(console)/providers/form-state';
import { formTexts, overlapHours } from '@/app/(console)/providers/read-form';
import { addSecret } from '@/lib/delivery/destinations/add-secret';
import { archiveDestination } from '@/lib/delivery/destinations/archive-destination';
import { createDestination } from '@/lib/delivery/destinations/create-destination';
import { retireSecret } from '@/lib/delivery/destinations/retire-secret';
import { sendTest } from '@/lib/delivery/destinations/send-test';
import { pauseDestination, resumeDestination } from '@/lib/delivery/destinations/set-destination-state';
import { updateDestination } from '@/lib/delivery/destinations/update-destination';
import { deliveryHref, destinationHref } from './destination-href';
import { readDestinationForm } from './read-destination-form';

/** Makes a destination. A secret that was made for it is in the answer, and nowhere else. */
export async function makeDestination(_: FormState, form: FormData): Promise<FormState> {
  const { secret = '' } = formTexts(form);
  return answerForm(form, async (ctx) => {
    const read = readDestinationForm(form);
    if ('outcome' in read) return invalid(read.problems);
    const made = await createDestination(ctx, { ...read.input, secret });
    if (made.outcome === 'invalid') return invalid(made.problems);
    const state = done('The destination is made, and active. Callbacks that arrive from now on are sent to it.');
    return { ...state, once: { secret: made.secret ?? '', href: destinationHref(made.id) } };
  });
}

/** Sets what a destination's form has. */
export async function changeDestination(_: FormState, form: FormData): Promise<FormState> {
  const { id = '', version = '' } = formTexts(form);
  return answerForm(form, async (ctx) => {
    const read = readDestinationForm(form);
    if ('outcome' in read) return invalid(read.problems);
    const result = await updateDestination(ctx, { id, version, changes: read.input });
    switch (result.outcome) {
      case 'updated':
        return done('Saved. Attempts that begin from now on go by it.');
      case 'unchanged':
        return done('Nothing to save: it is set like this already.');
      case 'invalid':
        return invalid(result.problems);
    }
  });
}

/** Holds the destination's deliveries back. */
export async function pause(_: FormState, form: FormData): Promise<FormState> {
  const { id = '', reason = '' } = formTexts(form);
  return answerForm(form, async (ctx) => {
    await pauseDestination(ctx, { id, reason });
    return done('The destination is paused.');
  });
}

/** Lets its deliveries through again. */
export async function resume(_: FormState, form: FormData): Promise<FormState> {
  const { id = '' } = formTexts(form);
  return answerForm(form, async (ctx) => {
    await resumeDestination(ctx, { id });
    return done('Deliveries go through again.');
  });
}

/** Sends a test and leaves for its page, where its attempt appears. */
export async function test(_: FormState, form: FormData): Promise<FormState> {
  const { id = '' } = formTexts(form);
  const sent = await answerForm(form, async (ctx) => done((await sendTest(ctx, { id })).deliveryId));
  if (sent.status === 'done') redirect(deliveryHref(id, sent.message ?? ''));
  return sent;
}

/** Ends the destination for good and leaves for the list. */
export async function archive(_: FormState, form: FormData): Promise<FormState> {
  const { id = '' } = formTexts(form);
  const ended = await answerForm(form, async (ctx) => {
    await archiveDestination(ctx, { id });
    return done('The destination is archived.');
  });
  if (ended.status === 'done') redirect('/destinations');
  return ended;
}

/** Adds a signing secret; the others end after the overlap that was chosen. One that was made is in the answer alone. */
export async function makeSecret(_: FormState, form: FormData): Promise<FormState> {
  const texts = formTexts(form);
  const { id = '', secret = '' } = texts;
  return answerForm(form, async (ctx) => {
    const result = await addSecret(ctx, { id, secret, overlapHours: overlapHours(texts) });
    if (result.outcome === 'invalid') return invalid(result.problems);
    const state = done('The secret signs from the next attempt on.');
    return { ...state, once: { secret: result.secret ?? '', href: `${destinationHref(id)}?tab=signing` } };
  });
}

/** Sets, moves or takes back the end of a signing secret. */
export async function endSecret(_: FormState, form: FormData): Promise<FormState> {
  const texts = formTexts(form);
  return answerForm(form, async (ctx) => {
    await retireSecret(ctx, { id: texts.id ?? '', secretId: texts.secretId ?? '', overlapHours: overlapHours(texts) });
    return done('The end of the secret is set.');
  });
}
