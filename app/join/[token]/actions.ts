'use server';

import { headers } from 'next/headers';
import { redirect } from 'next/navigation';
import { load } from '@/app/(console)/load';
import { type FormState, invalid } from '@/app/(console)/providers/form-state';
import { formTexts } from '@/app/(console)/providers/read-form';
import { takeLink } from '@/lib/access/people/take-link';
import { readBrowser } from '@/lib/access/web/browser';
import { getContext } from '@/lib/platform/boot';

const failed = (message: string): FormState => ({ status: 'failed', message, problems: {} });

/** Sets the password of whoever the one-time link is for, and leaves for the sign-in page. */
export async function setFirstPassword(_: FormState, form: FormData): Promise<FormState> {
  const { token = '', password = '', again = '' } = formTexts(form);
  if (password !== again) return invalid({ again: 'The two are not the same.' });
  const ctx = await getContext();
  const { address } = readBrowser(ctx, await headers());
  const taken = await load(ctx, () => takeLink(ctx, { token, password }, address));
  if (!taken.ok) return failed(taken.message);
  switch (taken.value.outcome) {
    case 'set':
      return redirect('/sign-in?error=set');
    case 'weak':
      return invalid({ password: taken.value.problem });
    case 'gone':
      return failed('This link does not work any more. Ask an admin for a new one.');
    case 'limited':
      return failed('Too many tries from this address. Wait 15 minutes, then try again.');
  }
}
