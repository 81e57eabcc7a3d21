'use server';

import { refresh } from 'next/cache';
import { z } from 'zod';
import { requireActor } from '@/lib/access/web/session';
import { AppError } from '@/lib/platform/errors';
import { formSchema, readInput } from '@/lib/platform/read-input';
import { askProvider } from '@/lib/reconcile/probe/ask-provider';

/** What became of pressing "Ask the provider": nothing to say, or why it could not be asked. */
export type AskState = { problem: string | null };

const subjectSchema = z.string().max(40);

/** Has the provider asked about the record that the form names; the page is read anew. */
export async function askAboutRecord(_: AskState, form: FormData): Promise<AskState> {
  const ctx = await requireActor();
  try {
    const subject = readInput(subjectSchema, readInput(formSchema, form).get('subject'));
    const result = await askProvider(ctx, { subject, reason: 'Asked from its page.' });
    refresh();
    return { problem: result.outcome === 'not_askable' ? result.reason : null };
  } catch (error) {
    if (error instanceof AppError) return { problem: error.message };
    ctx.log.error({ err: error }, 'A provider could not be asked');
    return { problem: 'The provider could not be asked now. Try again in a few seconds.' };
  }
}
