'use client';

import { createContext, type ReactNode, use, useEffect, useState, useSyncExternalStore } from 'react';
import { createLiveClient, type LiveClient, type LiveSnapshot, nothingHeard } from './live-client';

const Live = createContext<LiveClient | null>(null);

/** Stands once in the frame: one connection for the tab, whatever page is open, as the person whom the tab was loaded for. */
export function LiveProvider({ drawnFor, children }: { drawnFor: string; children: ReactNode }) {
  const [client] = useState(() => createLiveClient(drawnFor));
  useEffect(() => client.run(), [client]);
  return <Live value={client}>{children}</Live>;
}

/** The tab's connection. Throws outside the frame. */
export function useLiveClient(): LiveClient {
  const client = use(Live);
  if (!client) throw new Error('Live parts of a page stand inside the frame.');
  return client;
}

/** What `read` makes of what was heard last; renders again only when that changes, so it gives texts and numbers. */
export function useLive<Value extends string | number | boolean | null | undefined>(
  read: (snapshot: LiveSnapshot) => Value,
): Value {
  const client = useLiveClient();
  return useSyncExternalStore(
    client.subscribe,
    () => read(client.snapshot()),
    () => read(nothingHeard),
  );
}
