import type { ClaimedDelivery } from './claim-deliveries';

interface Held {
  delivery: ClaimedDelivery;
  /** False: its call has ended, and how it went is being written. */
  calling: boolean;
}

/** What one process has claimed and not yet given back. */
export interface HeldDeliveries {
  begin(delivery: ClaimedDelivery): void;
  /** Its call has ended. */
  end(delivery: ClaimedDelivery): void;
  /** How it went is written, or left to recovery. */
  giveBack(delivery: ClaimedDelivery): void;
  /** Calls that run, first attempts left out where `rest`. */
  calling(rest?: 'rest'): number;
  /** Ended and not written yet. */
  unwritten(): string[];
  size(): number;
}

export function holdDeliveries(): HeldDeliveries {
  const held = new Map<string, Held>();
  let [calling, rest] = [0, 0];
  const leave = (entry: Held | undefined) => {
    if (!entry?.calling) return;
    entry.calling = false;
    calling -= 1;
    if (entry.delivery.lane !== 0) rest -= 1;
  };
  return {
    begin(delivery) {
      held.set(delivery.attemptId, { delivery, calling: true });
      calling += 1;
      if (delivery.lane !== 0) rest += 1;
    },
    end: ({ attemptId }) => leave(held.get(attemptId)),
    giveBack({ attemptId }) {
      leave(held.get(attemptId));
      held.delete(attemptId);
    },
    calling: (which) => (which === 'rest' ? rest : calling),
    unwritten: () => [...held].flatMap(([attemptId, entry]) => (entry.calling ? [] : [attemptId])),
    size: () => held.size,
  };
}
