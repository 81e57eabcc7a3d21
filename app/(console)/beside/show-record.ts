'use server';

import type { ReactNode } from 'react';
import { z } from 'zod';
import { requireActor } from '@/lib/access/web/session';
import { besideListOf, drawRecord } from './records';

/** What `notFound()` throws; a page leaves by it, the panel only says so. */
function isNotFound(error: unknown): boolean {
  const digest: unknown = error instanceof Error ? Reflect.get(error, 'digest') : null;
  return digest === 'NEXT_HTTP_ERROR_FALLBACK;404';
}

const asked = z.tuple([z.string().max(100), z.string().max(2_000)]);

/**
 * The page of a record as it is shown beside its list, for a list that stands already. It only reads; the page checks what may be
 * seen, as it always does. Null: there is no such record.
 */
export async function showRecord(listPath: string, open: string): Promise<ReactNode> {
  await requireActor();
  const parsed = asked.safeParse([listPath, open]);
  const list = parsed.success ? besideListOf(parsed.data[0]) : null;
  if (!parsed.success || list === null) return null;
  try {
    return await drawRecord(list, parsed.data[1]);
  } catch (error) {
    if (isNotFound(error)) return null;
    throw error;
  }
}
