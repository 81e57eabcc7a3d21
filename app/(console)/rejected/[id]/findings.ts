/** How the sentences begin that the door ends a detail with, for those who read it without this page. */
const advice = /^(?:If |Add |Check |Set |Enable )/;

/** Pure: what the door found, of a detail that may also advise: the page has advice of its own. Null where it found nothing more. */
export function findings(causeDetail: string | null): string | null {
  const found = (causeDetail ?? '')
    .split(/(?<=[.!?]) (?=[A-Z])/)
    .filter((sentence) => !advice.test(sentence))
    .join(' ');
  return found === '' ? null : found;
}
