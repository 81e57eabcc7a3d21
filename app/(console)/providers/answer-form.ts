import { refresh } from 'next/cache';
import { load } from '@/app/(console)/load';
import { type PersonContext, requireActor } from '@/lib/access/web/session';
import type { FormState } from './form-state';

/** Does what a form asks for as the person who sent it; a failure becomes words for the form. The page is read again either way. */
export async function answerForm(work: (ctx: PersonContext) => Promise<FormState>): Promise<FormState> {
  const ctx = await requireActor();
  const worked = await load(ctx, () => work(ctx));
  refresh();
  if (worked.ok) return worked.value;
  const where = worked.incidentId === null ? '' : ` In the log under ${worked.incidentId}.`;
  return { status: 'failed', message: `${worked.message}${where}`, problems: {} };
}
