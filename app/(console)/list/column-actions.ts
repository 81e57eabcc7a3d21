'use server';

import { z } from 'zod';
import { load } from '@/app/(console)/load';
import { requireActor } from '@/lib/access/web/session';
import { AppError } from '@/lib/platform/errors';
import { readInput } from '@/lib/platform/read-input';
import { layoutTextLengthMax, parseLayout } from '@/lib/views/column-layout';
import { readColumnList } from '@/lib/views/lists';
import { rememberColumns } from '@/lib/views/remember-columns';

const asked = z.tuple([z.string(), z.string().nullable()]);

/** Remembers a list's columns for whoever asks; null forgets them. Answers what went wrong, in words, or null. */
export async function rememberListColumns(listName: string, layoutText: string | null): Promise<string | null> {
  const ctx = await requireActor();
  const worked = await load(ctx, async () => {
    const [name, text] = readInput(asked, [listName, layoutText]);
    const list = readColumnList(name);
    const layout = parseLayout(text);
    if (list === null || (text !== null && layout === null)) {
      throw new AppError(
        'bad_request',
        `Columns of a list that there is not, or more than ${layoutTextLengthMax} letters of them.`,
      );
    }
    await rememberColumns(ctx, { list, layout });
  });
  return worked.ok ? null : worked.message;
}
