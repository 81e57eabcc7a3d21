import { headers } from 'next/headers';
import { originOf } from '@/lib/access/web/origin-of';

/** Where this console is reached, as the browser sees it; for showing URLs, never for deciding. */
export async function consoleOrigin(): Promise<string> {
  return originOf(await headers());
}
