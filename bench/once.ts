import { z } from 'zod';

/** Whether what a side acknowledged is there once, also where it was sent again. */
export const onceSchema = z.object({
  /** Rows beyond the first of one callback, among all that were ever sent. */
  storedTwice: z.number(),
  /** Callbacks sent again after they had been answered, two copies of each at a time. */
  again: z.object({
    requests: z.number(),
    /** Of `requests`, those answered 200. */
    acknowledged: z.number(),
    callbacks: z.number(),
    /** Of `callbacks`, those that are one row. */
    storedOnce: z.number(),
  }),
  /** Callbacks that are there, and of these those that were applied once, when nothing waited any more; null where nobody applies. */
  applied: z.object({ callbacks: z.number(), once: z.number() }).nullable(),
});

export type Once = z.infer<typeof onceSchema>;

/** Pure: in what a side fails to keep each acknowledged callback once; empty where it does not fail. */
export function onceFaults(side: { acknowledged: number; stored: number; once: Once }): string[] {
  const { storedTwice, again, applied } = side.once;
  const lost = side.acknowledged - (side.stored - storedTwice);
  const faults: readonly [count: number, words: string][] = [
    [lost, 'lost'],
    [storedTwice, 'stored twice'],
    [again.requests - again.acknowledged, 'sent again and not answered 200'],
    [again.callbacks - again.storedOnce, 'sent again and not stored once'],
    [applied ? applied.callbacks - applied.once : 0, 'not applied once'],
  ];
  return faults.flatMap(([count, words]) => (count > 0 ? [`${count} ${words}`] : []));
}
