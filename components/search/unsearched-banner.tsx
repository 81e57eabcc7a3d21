import type { ReactNode } from 'react';
import { boundedWords } from '@/components/data-table/bounded-count';
import { Age } from '@/components/domain/age';
import { Banner } from '@/components/ui/banner';
import type { Unsearched } from '@/lib/search/read-unsearched';

/** Says that payloads of callbacks are not searched yet, and since when; `children`: what that means here. */
export function UnsearchedBanner({ unsearched, children }: { unsearched: Unsearched; children: ReactNode }) {
  const { callbacks, bounded, since } = unsearched;
  const count = boundedWords({ value: callbacks, bounded });
  return (
    <Banner
      kind="warning"
      title={`The payloads of ${count} ${callbacks === 1 ? 'callback' : 'callbacks'} are not searched yet`}
    >
      Many came at once, and money goes first: they are searched as soon as there is time for it, the oldest after{' '}
      <Age since={since} /> so far. {children}
    </Banner>
  );
}
