'use client';

import { ChevronDownIcon, ListChecksIcon } from 'lucide-react';
import { useRef } from 'react';
import { ActionForm } from '@/app/(console)/providers/action-form';
import { useDismiss } from '@/components/data-table/use-dismiss';
import { buttonStyles } from '@/components/ui/button';
import { cn } from '@/components/ui/cn';
import type { IssueOwner } from '@/lib/ledger/issues/list-issue-owners';
import { workOnMatching } from './actions';
import { BulkFields } from './bulk-fields';
import type { IssueTab } from './issue-list-query';

interface WorkOnMatchingProps {
  /** The list's own query. */
  search: string;
  /** When the list was read: what is raised later is left alone. ISO 8601. */
  until: string;
  tab: IssueTab;
  owners: readonly IssueOwner[];
  /** "1,204 issues". */
  what: string;
}

/** Works on everything that the list shows, page after page. A `<details>`, so that it opens before and without scripts. */
export function WorkOnMatching({ search, until, tab, owners, what }: WorkOnMatchingProps) {
  const ref = useRef<HTMLDetailsElement>(null);
  useDismiss(ref);
  return (
    <details ref={ref} className="group relative">
      <summary className={cn(buttonStyles(), 'list-none [&::-webkit-details-marker]:hidden')}>
        <ListChecksIcon aria-hidden />
        All that match
        <ChevronDownIcon aria-hidden className="text-faint group-open:rotate-180" />
      </summary>
      <div className="absolute top-full left-0 z-30 mt-1 w-96 max-w-[calc(100vw-2rem)] rounded-lg border bg-raised p-4 shadow-overlay md:right-0 md:left-auto">
        <p className="mb-3 text-sm">
          <span className="font-medium">{what}</span>, on this page and all others. What is raised from now on is left
          alone.
        </p>
        <ActionForm action={workOnMatching} hidden={{ search, until }} clears className="gap-3">
          <div className="flex flex-wrap items-center gap-2">
            <BulkFields tab={tab} owners={owners} />
          </div>
        </ActionForm>
      </div>
    </details>
  );
}
