import type { LaneNews, LaneNote, LaneSource } from './timeline-model';

/** Pure: tells a note from a change of status. */
export function isNote(news: LaneNews): news is LaneNote {
  return 'shape' in news;
}

/** Pure: everything on a lane, changes of status first. */
export function newsOf({ events, notes = [] }: Pick<LaneSource, 'events' | 'notes'>): LaneNews[] {
  return [...events, ...notes];
}

/** Pure: where a mark leads, and what the link is called. */
export function linkOf(news: LaneNews): { href: string; words: string } {
  return isNote(news) ? news.link : { href: `/callbacks/${news.callbackId}`, words: `Callback ${news.callbackId}` };
}

/** Pure: tells it from everything else on its lane. */
export function newsKey(news: LaneNews): string {
  if (isNote(news)) return `${news.shape}:${news.atMs}:${news.link.href}:${news.words}`;
  return `${news.callbackId}:${news.verdict}:${news.toStatus}`;
}
