import type { ReactNode } from 'react';
import { Time } from '@/components/domain/time';
import { Banner } from '@/components/ui/banner';
import type { DestinationView } from '@/lib/delivery/types';
import { Countdown } from './countdown';
import { destinationStanding } from './destination-standing';

/** What holds a destination's deliveries back, since when, and what to do; nothing where nothing does. */
export function StandingBanner({ destination, actions }: { destination: DestinationView; actions?: ReactNode }) {
  const { breaker, pausedReason, pausedAt, archivedAt } = destination;
  switch (destinationStanding(destination)) {
    case 'active':
      return null;
    case 'archived':
      return (
        <Banner title="This destination is archived">
          Since <Time at={archivedAt} />. What waited for it was cancelled; its history stays.
        </Banner>
      );
    case 'paused':
      return (
        <Banner kind="warning" title="Deliveries are held back: the destination is paused" actions={actions}>
          <p>
            Since <Time at={pausedAt} />
            {pausedReason !== null && `: ${pausedReason.replace(/\.$/, '')}`}. Callbacks go on being queued for it.
            Resume it when the backend is ready; what waits is delivered then, oldest first.
          </p>
        </Banner>
      );
    case 'breaker_open':
    case 'half_open':
      return (
        <Banner kind="warning" title="Deliveries are held back: too many attempts failed" actions={actions}>
          <p>
            The breaker opened <Time at={breaker.openedAt} />. One delivery at a time is let through until one succeeds
            {breaker.probeAt !== null && (
              <>
                , the next <Countdown at={breaker.probeAt} />
              </>
            )}
            . Mend the backend, then let the next one through at once.
          </p>
        </Banner>
      );
  }
}
