'use server';

import { redirect } from 'next/navigation';
import { answerForm } from '@/app/(console)/providers/answer-form';
import { done, type FormState, invalid } from '@/app/(console)/providers/form-state';
import { formTexts } from '@/app/(console)/providers/read-form';
import { addChain, type ChainChange, editChain, resetChain, setChainEnabled } from '@/lib/ledger/chains/change-chain';
import { readChainForm } from './read-chain-form';

/** What became of a change, in words; `said` where it was made. */
function changeWords(change: ChainChange, said: string): FormState {
  switch (change.outcome) {
    case 'changed':
      return done(said);
    case 'unchanged':
      return done('It was so already. Nothing was changed.');
    case 'spelling_taken': {
      const message = `“${change.spelling}” already names ${change.by.name} (${change.by.id}). A spelling names one chain: take it out there first. Nothing was changed.`;
      return { status: 'failed', message, problems: {} };
    }
    case 'id_taken':
      return invalid({ id: 'The map has a chain of this short name. Edit that one, or choose another name.' });
    case 'not_found':
      return { status: 'failed', message: 'The map no longer has this chain. Nothing was changed.', problems: {} };
  }
}

/** Adds the chain that the form describes, and leaves for its page. */
export async function addToMap(_: FormState, form: FormData): Promise<FormState> {
  const read = readChainForm(formTexts(form));
  let added: string | null = null;
  const state = await answerForm(form, async (ctx) => {
    if ('problems' in read) return invalid(read.problems);
    const change = await addChain(ctx, read.entry);
    if (change.outcome === 'changed') added = read.entry.id;
    return changeWords(change, 'Added.');
  });
  if (added !== null) redirect(`/settings/chains/${encodeURIComponent(added)}`);
  return state;
}

/** Writes the form over what the map says of its chain. */
export async function saveChain(_: FormState, form: FormData): Promise<FormState> {
  const read = readChainForm(formTexts(form));
  return answerForm(form, async (ctx) => {
    if ('problems' in read) return invalid(read.problems);
    return changeWords(await editChain(ctx, read.entry), 'Saved. Links and checks go by it from now on.');
  });
}

/** Takes the chain out of force or back, as the form's `enabled` says. */
export async function enableChain(_: FormState, form: FormData): Promise<FormState> {
  const { id = '', enabled } = formTexts(form);
  const on = enabled === 'true';
  return answerForm(form, async (ctx) =>
    changeWords(
      await setChainEnabled(ctx, { id, enabled: on }),
      on ? 'In force again.' : 'Out of force: nothing of it is linked or checked.',
    ),
  );
}

/** Makes the chain what it was by default, or removes one that was added; the page leaves for the map, for its form is outdated. */
export async function resetToDefault(_: FormState, form: FormData): Promise<FormState> {
  const { id = '' } = formTexts(form);
  let reset = false;
  const state = await answerForm(form, async (ctx) => {
    const change = await resetChain(ctx, { id });
    reset = change.outcome === 'changed';
    return changeWords(change, 'As it was by default.');
  });
  if (reset) redirect('/settings#chains');
  return state;
}
