import { ChevronRightIcon } from 'lucide-react';
import { KeyValues } from '@/components/domain/key-values';
import { Money } from '@/components/domain/money';
import { ProviderMark } from '@/components/domain/provider-mark';
import { Time } from '@/components/domain/time';
import { VerifiedBadge } from '@/components/domain/verified-badge';
import type { CallbackDetails } from '@/lib/intake/types';
import { callbackFacts } from './callback-facts';
import { Says } from './says';

/** The essentials in one line; its chevron opens all that is known of the callback. Works without scripts. */
export function CallbackStrip({ callback }: { callback: CallbackDetails }) {
  return (
    <details className="group mx-4 rounded-lg border md:mx-6">
      <summary className="flex min-h-10 list-none flex-wrap items-center gap-x-4 gap-y-1 rounded-lg px-3 py-2 text-sm hover:bg-hover [&::-webkit-details-marker]:hidden">
        <ChevronRightIcon aria-hidden className="size-4 shrink-0 text-faint group-open:rotate-90" />
        <span className="sr-only">Details: </span>
        <Time at={callback.receivedAt} />
        <ProviderMark provider={callback.provider} account={callback.account} />
        <Says callback={callback} />
        {callback.amount !== null && (
          <Money amount={callback.amount} currency={callback.currency} className="font-mono text-[0.95em]" />
        )}
        <VerifiedBadge verified={callback.verified} plain />
        <span className="text-muted">
          {callback.attempts} {callback.attempts === 1 ? 'attempt' : 'attempts'}
        </span>
        {callback.duplicates > 0 && <span className="text-muted">came {callback.duplicates + 1} times</span>}
      </summary>
      <KeyValues items={callbackFacts(callback)} className="border-t px-4 py-4" />
    </details>
  );
}
