/** What tells in which order news took effect here. */
interface Recorded {
  recordedAt: string;
  callbackId: string;
}

/** Pure order: callbacks that one transaction applied share its instant; it takes them in the order of their numbers. */
export function asRecorded(a: Recorded, b: Recorded): number {
  return (
    Date.parse(a.recordedAt) - Date.parse(b.recordedAt) ||
    a.callbackId.length - b.callbackId.length ||
    (a.callbackId < b.callbackId ? -1 : 1)
  );
}
