import type { Route } from 'next';
import { localPath } from '@/lib/access/local-path';

/** Whether `path` stays on this console: what makes text from an address fit for a redirect. */
export function isRoute(path: string): path is Route {
  return localPath(path) === path;
}
