import { maskedValue } from '@/lib/providers/mask-value';
import type { SearchHit } from '@/lib/search/types';
import { MarkedText } from './marked-text';

/** Why it was found: the field, and the value with what was searched marked in it. */
export function HitWhy({ hit: { match }, searched }: { hit: SearchHit; searched: string }) {
  return (
    <span className="flex min-w-0 items-baseline gap-1.5 text-xs">
      <span className="max-w-[45%] shrink-0 truncate text-muted" title={match.field}>
        {match.callbackId === null ? match.field : `callback #${match.callbackId} · ${match.field}`}
      </span>
      <span className="min-w-0 truncate font-mono">
        {match.value === maskedValue ? (
          <>
            <span aria-hidden>{maskedValue}</span>
            <span className="sr-only">a sensitive value, the same as yours</span>
          </>
        ) : (
          <MarkedText text={match.value} searched={searched} />
        )}
      </span>
    </span>
  );
}
