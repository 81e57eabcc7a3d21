import type { AttemptView, DeliveryWithAttempts } from '@/lib/delivery/types';

/** What of a page's attempts is open. */
export interface ChosenAttempts {
  /** The open one: the one asked for, else the newest; null: there is none, or the reader closed all. */
  open: AttemptView | null;
  /** The one it is compared with. */
  against: AttemptView | null;
  /** Newest first, of all deliveries. */
  all: readonly AttemptView[];
}

/** Pure: the attempts that a URL asks for, among those of the page. `attempt=none` opens none. */
export function chooseAttempts(deliveries: readonly DeliveryWithAttempts[], query: URLSearchParams): ChosenAttempts {
  const all = deliveries
    .flatMap(({ attempts }) => attempts)
    .sort((one, other) =>
      one.startedAt < other.startedAt ? 1 : one.startedAt > other.startedAt ? -1 : one.id < other.id ? 1 : -1,
    );
  const find = (id: string | null) => all.find((attempt) => attempt.id === id) ?? null;
  const asked = query.get('attempt');
  const open = asked === 'none' ? null : (find(asked) ?? all[0] ?? null);
  const against = find(query.get('against'));
  return { open, against: open && against?.id !== open.id ? against : null, all };
}
