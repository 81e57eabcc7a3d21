'use client';

import { createContext, type ReactNode, use, useState } from 'react';

const DrawnFor = createContext<string | null>(null);

/**
 * Stands around pages of a signed-in person and says for whom they were drawn. It stays what it was when the tab loaded them, also where
 * parts are read again as somebody else who signed in meanwhile: what was typed is still that first person's.
 */
export function DrawnForProvider({ userId, children }: { userId: string; children: ReactNode }) {
  const [first] = useState(userId);
  return <DrawnFor value={first}>{children}</DrawnFor>;
}

/** The id of the person whom the page around was drawn for; null: for nobody in particular. */
export function useDrawnFor(): string | null {
  return use(DrawnFor);
}
