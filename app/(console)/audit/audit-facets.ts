import { asOptions, type Facet, withChosen } from '@/app/(console)/list/facet';
import type { AuditFacets } from '@/lib/ledger/audit/list-audit-facets';

/** Where the choices could not be read: the list's own banner says so. */
export const noFacets: AuditFacets = { actions: [], actors: [] };

/** Pure: what the audit can be filtered by. Values in force that nothing offers any more are kept as choices. */
export function auditFacets({ actions, actors }: AuditFacets, query: URLSearchParams): Facet[] {
  const all: Facet[] = [
    {
      name: 'actor',
      label: 'Who',
      options: [
        ...actors.map(({ key, name }) => ({ value: key, label: key.startsWith('token:') ? `${name} (token)` : name })),
        { value: 'system', label: 'The console itself' },
      ],
    },
    { name: 'action', label: 'Action', options: asOptions(actions) },
  ];
  const offered = all.map((facet) => withChosen(facet, query.getAll(facet.name)));
  const subject = query.get('subject');
  return subject === null
    ? offered
    : [...offered, { name: 'subject', label: 'Done to', options: [{ value: subject, label: subject }] }];
}
