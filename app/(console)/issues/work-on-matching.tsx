'use client';

import { ChevronDownIcon, ListChecksIcon } from 'lucide-react';
import { useRef } from 'react';
import { ActionForm } from '@/app/(console)/providers/action-form';
import type { Question } from '@/app/(console)/providers/ask-first';
import { useDismiss } from '@/components/data-table/use-dismiss';
import { buttonStyles } from '@/components/ui/button';
import { cn } from '@/components/ui/cn';
import { issueVerbs } from '@/lib/ledger/issues/issue-state';
import type { IssueOwner } from '@/lib/ledger/issues/list-issue-owners';
import { workOnMatching } from './actions';
import { BulkFields } from './bulk-fields';
import { nobodyChoice } from './bulk-owner';
import { type MatchingWords, matchingQuestion } from './bulk-words';
import type { IssueTab } from './issue-list-query';

interface WorkOnMatchingProps {
  /** The list's own query. */
  search: string;
  /** When the list was read: what is raised later is left alone. ISO 8601. */
  until: string;
  tab: IssueTab;
  owners: readonly IssueOwner[];
  matching: MatchingWords;
}

/**
 * Works on everything that the list shows, page after page, once that was agreed to: in a dialog, without scripts by a box of its own.
 * A `<details>`, so that it opens before and without scripts.
 */
export function WorkOnMatching({ search, until, tab, owners, matching }: WorkOnMatchingProps) {
  const ref = useRef<HTMLDetailsElement>(null);
  useDismiss(ref);
  const asks = (form: FormData): Question | null => {
    const verb = issueVerbs.find((each) => each === form.get('verb'));
    if (verb) return matchingQuestion(verb, matching);
    const to = form.get('ownerId');
    if (to === nobodyChoice) return matchingQuestion({ give: { owner: null } }, matching);
    const owner = owners.find(({ id }) => id === to);
    // Nobody is chosen yet, which the answer says.
    return owner ? matchingQuestion({ give: { owner: owner.name } }, matching) : null;
  };
  return (
    <details ref={ref} className="group relative">
      <summary className={cn(buttonStyles(), 'list-none [&::-webkit-details-marker]:hidden')}>
        <ListChecksIcon aria-hidden />
        All that match
        <ChevronDownIcon aria-hidden className="text-faint group-open:rotate-180" />
      </summary>
      <div className="absolute top-full left-0 z-30 mt-1 w-96 max-w-[calc(100vw-2rem)] rounded-lg border bg-raised p-4 shadow-overlay md:right-0 md:left-auto">
        <p className="mb-3 text-sm">
          <span className="inline-block font-medium first-letter:uppercase">{matching.what}</span>, on this page and all
          others. What is raised from now on is left alone.
        </p>
        <ActionForm action={workOnMatching} hidden={{ search, until }} clears asks={asks} className="gap-3">
          <noscript>
            <label className="flex items-center gap-2 text-sm">
              <input type="checkbox" name="agreed" value="yes" required className="checkbox" />
              Yes, to all of them
            </label>
          </noscript>
          <div className="flex flex-wrap items-center gap-2">
            <BulkFields tab={tab} owners={owners} />
          </div>
        </ActionForm>
      </div>
    </details>
  );
}
