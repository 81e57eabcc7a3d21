'use client';

import { ArrowRightIcon, FileTextIcon } from 'lucide-react';
import { Money } from '@/components/domain/money';
import { Time } from '@/components/domain/time';
import { HitWhy } from '@/components/search/hit-why';
import { hitStatus } from '@/components/search/kind-words';
import type { PaletteOption } from './palette-options';

/** What one line of the palette shows. */
export function PaletteOptionLine({ option: { label, hit }, searched }: { option: PaletteOption; searched: string }) {
  const Icon = hit ? FileTextIcon : ArrowRightIcon;
  return (
    <>
      <Icon aria-hidden className="mt-0.5 size-4 shrink-0 text-faint" />
      <span className="flex min-w-0 flex-1 flex-col gap-0.5">
        <span className="flex min-w-0 items-baseline gap-2">
          <span className="min-w-0 truncate">{label}</span>
          {hit && <span className="shrink-0 text-muted text-xs">{hitStatus(hit)}</span>}
          {hit && (
            <span className="ml-auto flex shrink-0 items-baseline gap-2 text-xs max-sm:hidden">
              {hit.amount !== null && (
                <span className="font-mono">
                  <Money amount={hit.amount} currency={hit.currency} />
                </span>
              )}
              <Time at={hit.at} className="text-muted" />
            </span>
          )}
        </span>
        {hit && <HitWhy hit={hit} searched={searched} />}
      </span>
    </>
  );
}
