import { refresh } from 'next/cache';
import { load } from '@/app/(console)/load';
import type { FormState } from '@/app/(console)/providers/form-state';
import { type PersonContext, requireOwner } from '@/lib/access/web/session';

/** As `answerForm`, for what also those may do who have to set up a second factor first. */
export async function answerOwner(work: (ctx: PersonContext) => Promise<FormState>): Promise<FormState> {
  const ctx = await requireOwner();
  const worked = await load(ctx, () => work(ctx));
  refresh();
  return worked.ok ? worked.value : { status: 'failed', message: worked.message, problems: {} };
}
