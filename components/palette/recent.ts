import { z } from 'zod';
import type { HitAddress } from '@/components/search/hit-href';
import { searchKinds } from '@/lib/search/types';

const key = 'callback-console.recent';
const recentMax = 6;

const recentSchema = z.array(
  z.object({
    kind: z.enum(searchKinds),
    id: z.string(),
    provider: z.string(),
    account: z.string(),
    batchId: z.string().nullable(),
    title: z.string(),
  }),
);

/** Records that were opened from the palette in this tab, newest first; none where the browser keeps nothing. */
export function readRecent(): HitAddress[] {
  try {
    return recentSchema.parse(JSON.parse(sessionStorage.getItem(key) ?? '[]'));
  } catch {
    return [];
  }
}

/** Remembers a record until the tab ends, so that nobody else sees where one was. */
export function keepRecent({ kind, id, provider, account, batchId, title }: HitAddress): void {
  const opened = { kind, id, provider, account, batchId, title };
  const others = readRecent().filter((one) => one.kind !== kind || one.id !== id);
  try {
    sessionStorage.setItem(key, JSON.stringify([opened, ...others].slice(0, recentMax)));
  } catch {
    // A browser that keeps nothing: then nothing is recent.
  }
}
