'use client';

import { useEffect, useRef, useState } from 'react';
import { cn } from '@/components/ui/cn';
import type { LiveStatus } from './live-client';
import { useLive, useLiveClient } from './live-provider';
import { spokenChange, statusWords } from './live-words';

const dots: Readonly<Record<LiveStatus, string>> = {
  idle: '',
  connecting: '',
  live: 'bg-green-solid',
  polling: 'bg-green-solid',
  stale: 'bg-amber-solid',
  reconnecting: 'bg-amber-solid motion-safe:animate-pulse',
  paused: 'border border-control',
  ended: 'border border-control',
};

/** In the top bar: whether what is shown moves by itself. Pressed, it stands still until it is pressed again. */
export function LiveIndicator() {
  const client = useLiveClient();
  const status = useLive((snapshot) => snapshot.status);
  const before = useRef<LiveStatus>(status);
  const [spoken, setSpoken] = useState('');
  useEffect(() => {
    const words = spokenChange(before.current, status);
    before.current = status;
    if (words !== '') setSpoken(words);
  }, [status]);
  const { label, hint } = statusWords[status];
  const paused = status === 'paused';
  return (
    // Its room is kept whatever it says.
    <div className="flex w-6 shrink-0 justify-end md:w-28">
      <span role="status" className="sr-only">
        {spoken}
      </span>
      {label !== null && (
        <button
          type="button"
          title={hint}
          disabled={status === 'ended'}
          onClick={() => client.setPaused(!paused)}
          className="inline-flex h-6 min-w-6 items-center justify-center gap-1.5 rounded-md px-1.5 text-muted text-xs hover:bg-hover hover:text-ink"
        >
          <span aria-hidden className={cn('size-2 rounded-full', dots[status])} />
          <span className="sr-only">Updates: </span>
          <span className="max-md:sr-only">{label}</span>
          <span className="sr-only">. {paused ? 'Go on' : 'Pause'}</span>
        </button>
      )}
    </div>
  );
}
