/** Who does deeds. */
export const actorKinds = ['person', 'token', 'system'] as const;
export type ActorKind = (typeof actorKinds)[number];

/** Values of an entry before or after the deed, by name. */
export type AuditFields = Readonly<Record<string, unknown>>;

/** One entry of the audit. */
export interface AuditItem {
  id: string;
  at: string;
  actorKind: ActorKind;
  /** Of the person or token; null for the console itself. */
  actorId: string | null;
  /** As it was then. */
  actorName: string;
  /** Verb in the past, dotted: `account.updated`. */
  action: string;
  /** What it was done to: `account:3`. */
  subject: string;
  /** What names a secret is masked; null: nothing was noted. */
  before: AuditFields | null;
  after: AuditFields | null;
  /** Where the person or program spoke from. */
  address: string | null;
  /** Place in the chain, from 1 in the order of commits; null: the entry stands in no link, which checking the chain reports. */
  position: string | null;
  /** Hex SHA-256 of the link. */
  hash: string | null;
}
