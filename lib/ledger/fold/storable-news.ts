import { bounded, indexableKey } from '@/lib/intake/store-row';
import type { BatchNews, StatusNews, TransferNews } from '@/lib/providers/contract';
import { storableInstant } from './news-values';

/** What Postgres can index, in characters. */
const indexedLengthMax = 512;

function storableStatus<News extends StatusNews>(news: News): News {
  return { ...news, status: bounded(news.status, indexedLengthMax) };
}

/** The batch's news with keys and statuses as Postgres can hold them (its other fields: `batchValues`, `suborderValues`). */
export function storableBatch(news: BatchNews): BatchNews {
  const suborders = news.suborders.map((line) => ({
    ...line,
    lineKey: indexableKey(line.lineKey),
    news: line.news && storableStatus(line.news),
    finishedAt: storableInstant(line.finishedAt),
  }));
  return { ...storableStatus(news), batchId: indexableKey(news.batchId), suborders };
}

/** The transfer's news with its key and status as Postgres can hold them. */
export function storableTransfer(news: TransferNews): TransferNews {
  return { ...storableStatus(news), transferId: indexableKey(news.transferId) };
}
