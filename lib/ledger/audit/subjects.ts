/** Kinds of what deeds are done to, as `kind:id` names them. */
export const subjectKinds = [
  'account',
  'batch',
  'callback',
  'destination',
  'export',
  'issue',
  'probe',
  'replay',
  'request',
  'session',
  'setting',
  'suborder',
  'token',
  'transfer',
  'user',
  'view',
] as const;
export type SubjectKind = (typeof subjectKinds)[number];

/** Pure: kind and id of a subject; null where it is of no known kind. */
export function readSubject(subject: string): { kind: SubjectKind; id: string } | null {
  const colon = subject.indexOf(':');
  const kind = subjectKinds.find((known) => known === subject.slice(0, colon));
  return kind === undefined ? null : { kind, id: subject.slice(colon + 1) };
}
