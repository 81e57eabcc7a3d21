/** What is known when it is decided whether a page is read again. */
export interface PageVersions {
  /** What the page was drawn from; null: it could not be read. */
  shown: string | null;
  /** What the server said last; null or undefined: nothing. */
  told: string | null | undefined;
  /** For which word of the server it was read again last, and when, ms. */
  asked: { told: string; atMs: number } | null;
}

/** Pure: how long to wait until the page is read again; null: it shows what there is. Never twice for the same word. */
export function refreshWaitMs({ shown, told, asked }: PageVersions, nowMs: number, everyMs: number): number | null {
  if (told === null || told === undefined || told === shown || told === asked?.told) return null;
  return asked === null ? 0 : Math.max(0, asked.atMs + everyMs - nowMs);
}
