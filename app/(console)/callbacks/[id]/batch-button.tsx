import { batchPath } from '@/app/(console)/callbacks/batch-path';
import { buttonStyles } from '@/components/ui/button';
import { Link } from '@/components/ui/link';
import { MiddleTruncate } from '@/components/ui/middle-truncate';
import type { CallbackDetails } from '@/lib/intake/types';

/** The way to the batch that the callback speaks of; nothing where it speaks of none. */
export function BatchButton({ callback }: { callback: CallbackDetails }) {
  if (callback.batchId === null) return null;
  return (
    <Link href={batchPath(callback, callback.batchId)} title={callback.batchId} className={buttonStyles()}>
      Batch
      <span className="inline-flex max-w-[22ch] font-mono text-muted text-xs">
        <MiddleTruncate text={callback.batchId} />
      </span>
    </Link>
  );
}
