import { batchHref } from '@/components/batch/batch-href';
import { transferHref } from '@/components/transfer/transfer-href';
import type { SearchHit } from '@/lib/search/types';

/** What leads to a hit. */
export type HitAddress = Pick<SearchHit, 'kind' | 'id' | 'provider' | 'account' | 'batchId' | 'title'>;

/** Pure: the page of what was found; of a sub-order that of its batch. */
export function hitHref({ kind, id, provider, account, batchId, title }: HitAddress) {
  switch (kind) {
    case 'callback':
      return `/callbacks/${id}` as const;
    case 'transfer':
      return transferHref(id);
    case 'batch':
    case 'suborder':
      return batchHref({ provider, account, batchId: batchId ?? title });
    case 'rejected':
      return `/rejected/${id}` as const;
  }
}
