'use client';

import { useEffect, useRef, useState } from 'react';
import { cn } from '@/components/ui/cn';
import type { LiveStatus } from './live-client';
import { useLive, useLiveClient } from './live-provider';
import { isLive, spokenChange, statusWords } from './live-words';
import { SignInAgain } from './sign-in-again';
import { useHere } from './use-here';

const dots: Readonly<Record<LiveStatus, string>> = {
  idle: '',
  connecting: '',
  live: 'bg-green-solid',
  polling: 'bg-green-solid',
  stale: 'bg-amber-solid',
  reconnecting: 'bg-amber-solid motion-safe:animate-pulse',
  paused: 'border border-control',
  refused: 'border border-control',
  ended: 'border border-control',
  'somebody else': 'bg-amber-solid',
};

const shape =
  'inline-flex h-6 min-w-6 items-center justify-center gap-1.5 whitespace-nowrap rounded-md px-1.5 text-muted text-xs hover:bg-hover hover:text-ink';

/**
 * In the top bar: whether what is shown moves by itself. Pressed, it stands still until it is pressed again; once nobody is signed in
 * it leads to signing in, in a new tab; once somebody else is, to the page as theirs. A phone has room for a dot while all is well, and the word is there as soon as it is not.
 */
export function LiveIndicator() {
  const client = useLiveClient();
  const status = useLive((snapshot) => snapshot.status);
  const before = useRef<LiveStatus>(status);
  const [spoken, setSpoken] = useState('');
  const here = useHere();
  useEffect(() => {
    const words = spokenChange(before.current, status);
    before.current = status;
    if (words !== '') setSpoken(words);
  }, [status]);
  const { label, hint } = statusWords[status];
  const paused = status === 'paused';
  const said = (
    <>
      <span aria-hidden className={cn('size-2 shrink-0 rounded-full', dots[status])} />
      <span className="sr-only">Updates: </span>
      <span className={cn(isLive(status) && 'max-md:sr-only')}>{label}</span>
    </>
  );
  return (
    // Its room is kept whatever it says; on a phone the search gives way.
    <div className="flex min-w-6 shrink-0 justify-end md:w-28">
      <span role="status" className="sr-only">
        {spoken}
      </span>
      {label !== null &&
        (status === 'ended' ? (
          <SignInAgain next={here} title={hint} className={shape}>
            {said}
            <span className="sr-only">. Sign in again in a new tab</span>
          </SignInAgain>
        ) : status === 'somebody else' ? (
          // A plain link: all that was loaded is the other person's.
          <a href={here} title={hint} className={shape}>
            {said}
            <span className="sr-only">. Load the page again</span>
          </a>
        ) : (
          <button
            type="button"
            title={hint}
            disabled={status === 'refused'}
            onClick={() => client.setPaused(!paused)}
            className={shape}
          >
            {said}
            <span className="sr-only">. {paused ? 'Go on' : 'Pause'}</span>
          </button>
        ))}
    </div>
  );
}
