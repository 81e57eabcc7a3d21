import { consoleOrigin } from '@/app/(console)/console-origin';
import type { Context } from '@/lib/platform/context';

/** The whole address of a one-time link: under NEXTAUTH_URL where it is set, for a `Host` header proves nothing. */
export async function linkUrl({ environment }: Pick<Context, 'environment'>, path: string): Promise<string> {
  return new URL(path, environment.text('NEXTAUTH_URL') ?? (await consoleOrigin())).toString();
}
