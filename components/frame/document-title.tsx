'use client';

import { createContext, type ReactNode, useContext } from 'react';
import { fullTitle } from './full-title';

const IsWholePage = createContext(true);

/**
 * The document's title, of the page it stands in: `name · Callback console`. Every page draws one in each of its answers, outside any
 * `Suspense`: React then takes the old title away and brings the new one together with the page, and the first answer has it in its head.
 * (Next draws the title of `metadata` apart from the page, some milliseconds after it took the old one away.)
 */
export function DocumentTitle({ children: name }: { children: string }) {
  return useContext(IsWholePage) ? <title>{fullTitle(name)}</title> : null;
}

/** Around a page that is drawn as a part of another: the document keeps the title of the other. */
export function PartOfPage({ children }: { children: ReactNode }) {
  return <IsWholePage value={false}>{children}</IsWholePage>;
}
