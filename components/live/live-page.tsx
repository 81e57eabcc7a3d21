'use client';

import { useEffect, useRef, useTransition } from 'react';
import { secondMs } from '@/lib/platform/time';
import { useLive, useLiveClient } from './live-provider';
import { useRefresh } from './refresh';
import { type PageVersions, refreshWaitMs } from './refresh-wait';

interface LivePageProps {
  /** What the page shows: `batch:17`. */
  subject: string;
  /** Its version, read before the page was (`lib/live/read-version`); null: it could not be read. */
  version: string | null;
  /** At most this often; every second unless told. */
  everyMs?: number;
}

/** Reads the page again whenever what it shows has changed; scroll, focus and what is typed stay. Draws nothing. */
export function LivePage({ subject, version, everyMs = secondMs }: LivePageProps) {
  const client = useLiveClient();
  const refresh = useRefresh();
  const [reading, startReading] = useTransition();
  const asked = useRef<PageVersions['asked']>(null);
  const told = useLive(({ state }) => state?.versions[subject]);
  useEffect(() => client.want({ subject }), [client, subject]);
  useEffect(() => {
    if (reading) return;
    const waitMs = refreshWaitMs({ shown: version, told, asked: asked.current }, Date.now(), everyMs);
    if (waitMs === null || !told) return;
    const timer = setTimeout(() => {
      asked.current = { told, atMs: Date.now() };
      startReading(() => refresh());
    }, waitMs);
    return () => clearTimeout(timer);
  }, [version, told, reading, everyMs, refresh]);
  return null;
}
