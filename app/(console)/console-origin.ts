import { headers } from 'next/headers';
import { originOf } from '@/lib/access/web/origin-of';
import { getContext } from '@/lib/platform/boot';

/** Where this console is reached: NEXTAUTH_URL where it is set, else as the browser sees it. For URLs shown, never for deciding. */
export async function consoleOrigin(): Promise<string> {
  const { environment } = await getContext();
  const configured = environment.text('NEXTAUTH_URL');
  return configured === null ? originOf(await headers()) : new URL(configured).origin;
}
