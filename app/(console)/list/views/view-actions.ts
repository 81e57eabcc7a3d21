'use server';

import { redirect } from 'next/navigation';
import { z } from 'zod';
import { answerForm } from '@/app/(console)/providers/answer-form';
import { done, type FormState } from '@/app/(console)/providers/form-state';
import { formTexts } from '@/app/(console)/providers/read-form';
import { readInput } from '@/lib/platform/read-input';
import { changeView, deleteView } from '@/lib/views/change-view';
import { viewLists } from '@/lib/views/lists';
import { saveView } from '@/lib/views/save-view';
import { openViewQuery } from '@/lib/views/view-query';

const newSchema = z.object({
  list: z.enum(viewLists),
  name: z.string().default(''),
  query: z.string().default(''),
  shared: z.literal('on').optional(),
});

/** Keeps what the list shows as a view, and opens it. */
export async function saveNewView(_: FormState, form: FormData): Promise<FormState> {
  let to: `/${(typeof viewLists)[number]}?${string}` | null = null;
  const state = await answerForm(form, async (ctx) => {
    const { shared, ...view } = readInput(newSchema, formTexts(form));
    const { id } = await saveView(ctx, { ...view, shared: shared === 'on' });
    to = `/${view.list}?${openViewQuery({ id, query: view.query })}`;
    return done('Saved.');
  });
  if (to !== null) redirect(to);
  return state;
}

const changeSchema = z.object({
  id: z.string().default(''),
  seen: z.string().nullable().default(null),
  name: z.string().optional(),
  query: z.string().optional(),
});

/** Gives the view another name, or has it keep what the list shows now. */
export async function changeSavedView(_: FormState, form: FormData): Promise<FormState> {
  return answerForm(form, async (ctx) => {
    const { id, seen, name, query } = readInput(changeSchema, formTexts(form));
    await changeView(ctx, {
      id,
      seen,
      changes: { ...(name !== undefined && { name }), ...(query !== undefined && { query }) },
    });
    return done(query === undefined ? 'Renamed.' : 'The view keeps what is shown now.');
  });
}

const shareSchema = z.object({ id: z.string().default(''), shared: z.enum(['true', 'false']).default('true') });

/** Shares the view with everybody, or makes it its owner's alone. */
export async function shareSavedView(_: FormState, form: FormData): Promise<FormState> {
  return answerForm(form, async (ctx) => {
    const { id, shared } = readInput(shareSchema, formTexts(form));
    await changeView(ctx, { id, seen: null, changes: { shared: shared === 'true' } });
    return done(shared === 'true' ? 'Everybody sees it now.' : 'Its owner alone sees it now.');
  });
}

const deleteSchema = z.object({ id: z.string().default(''), list: z.enum(viewLists).optional() });

/** Deletes the view for good and shows the list without it. */
export async function deleteSavedView(_: FormState, form: FormData): Promise<FormState> {
  let to: `/${(typeof viewLists)[number]}` | null = null;
  const state = await answerForm(form, async (ctx) => {
    const { id, list = 'callbacks' } = readInput(deleteSchema, formTexts(form));
    await deleteView(ctx, { id, seen: null });
    to = `/${list}`;
    return done('Deleted.');
  });
  if (to !== null) redirect(to);
  return state;
}
