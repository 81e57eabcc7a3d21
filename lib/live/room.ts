/** Streams that may be open at once: each holds a socket and a little memory. */
export interface RoomBounds {
  perPersonMax: number;
  perProcessMax: number;
}

/** A person has a few tabs in sight at once, on a few screens; hidden ones hold no stream. */
export const liveRoomBounds: RoomBounds = { perPersonMax: 20, perProcessMax: 2_000 };

/** Who may come in. */
export interface Room {
  /** `taken`: call `leave` once. */
  enter(userId: string): { outcome: 'taken'; leave(): void } | { outcome: 'person full' } | { outcome: 'process full' };
}

export function createRoom({ perPersonMax, perProcessMax }: RoomBounds = liveRoomBounds): Room {
  const open = new Map<string, number>();
  let all = 0;
  return {
    enter(userId) {
      const own = open.get(userId) ?? 0;
      if (own >= perPersonMax) return { outcome: 'person full' };
      if (all >= perProcessMax) return { outcome: 'process full' };
      open.set(userId, own + 1);
      all += 1;
      let left = false;
      return {
        outcome: 'taken',
        leave() {
          if (left) return;
          left = true;
          all -= 1;
          const rest = (open.get(userId) ?? 1) - 1;
          if (rest > 0) open.set(userId, rest);
          else open.delete(userId);
        },
      };
    },
  };
}
