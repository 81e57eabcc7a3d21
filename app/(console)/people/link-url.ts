import { consoleOrigin } from '@/app/(console)/console-origin';

/** The whole address of a one-time link: under NEXTAUTH_URL where it is set, for a `Host` header proves nothing. */
export async function linkUrl(path: string): Promise<string> {
  return new URL(path, await consoleOrigin()).toString();
}
