/** How sentences begin that a detail which is kept may end with; what to do depends on who reads it (`./remedy`). */
const advice = /^(?:If |Add |Check |Set |Enable |Save )/;

/** Pure: what the door found, of a detail that may also advise. Null where it found nothing more. */
export function findings(causeDetail: string | null): string | null {
  const found = (causeDetail ?? '')
    .split(/(?<=[.!?]) (?=[A-Z])/)
    .filter((sentence) => !advice.test(sentence))
    .join(' ');
  return found === '' ? null : found;
}
