import { asOptions, type Facet } from '@/app/(console)/list/facet';
import type { AuditFacets } from '@/lib/ledger/audit/list-audit-facets';

/** Where the choices could not be read: the list's own banner says so. */
export const noFacets: AuditFacets = { actions: [], actors: [] };

/** Pure: what the audit can be filtered by. */
export function auditFacets({ actions, actors }: AuditFacets): Facet[] {
  return [
    {
      name: 'actor',
      label: 'Who',
      options: [
        ...actors.map(({ key, name }) => ({ value: key, label: key.startsWith('token:') ? `${name} (token)` : name })),
        { value: 'system', label: 'The console itself' },
      ],
    },
    { name: 'action', label: 'Action', options: asOptions(actions) },
    { name: 'subject', label: 'Done to', options: [] },
  ];
}
