import type { SubjectName } from '@/lib/ledger/audit/name-subjects';
import type { AuditItem } from '@/lib/ledger/audit/types';
import { changeWords } from './change-words';
import { type SubjectLink, subjectLink } from './subject-link';

/** A row of the list: nothing but what it draws. */
export interface AuditListItem
  extends Pick<AuditItem, 'id' | 'at' | 'actorKind' | 'actorName' | 'action' | 'address' | 'position'> {
  subject: SubjectLink;
  change: string;
}

/** Pure: an entry as the list draws it. */
export function toListItem(item: AuditItem, names: ReadonlyMap<string, SubjectName>): AuditListItem {
  const { id, at, actorKind, actorName, action, address, position } = item;
  const subject = subjectLink(item.subject, names.get(item.subject));
  return {
    id,
    at,
    actorKind,
    actorName,
    action,
    address,
    position,
    subject,
    change: changeWords(item.before, item.after),
  };
}
