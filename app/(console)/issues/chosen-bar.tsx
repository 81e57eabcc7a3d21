'use client';

import { XIcon } from 'lucide-react';
import { ActionForm } from '@/app/(console)/providers/action-form';
import { Button } from '@/components/ui/button';
import { IconButton } from '@/components/ui/icon-button';
import type { IssueOwner } from '@/lib/ledger/issues/list-issue-owners';
import { workOnChosen } from './actions';
import { BulkFields } from './bulk-fields';
import type { IssueTab } from './issue-list-query';

interface ChosenBarProps {
  /** The id that the rows' boxes name. */
  form: string;
  tab: IssueTab;
  owners: readonly IssueOwner[];
  /** Rows chosen, where scripts count them. */
  chosen: number;
  allChosen: boolean;
  onAll: () => void;
  onNone: () => void;
}

/** What can be done with the chosen rows. There once a row is chosen, or while it says what became of those that were. */
export function ChosenBar({ form, tab, owners, chosen, allChosen, onAll, onNone }: ChosenBarProps) {
  return (
    <section
      aria-label="Chosen issues"
      className="sticky bottom-0 z-20 hidden shrink-0 border-t bg-raised px-4 py-2 text-sm group-has-[input[name=id]:checked]/list:block has-[[role=alert],[role=status]]:block md:px-6"
    >
      <ActionForm id={form} action={workOnChosen} hidden={{}} clears onDone={onNone} className="gap-2">
        <div className="hidden flex-wrap items-center gap-2 group-has-[input[name=id]:checked]/list:flex">
          <p aria-live="polite" className="mr-2 font-medium tabular-nums">
            {chosen === 0 ? 'Chosen' : `${chosen} chosen`}
          </p>
          <BulkFields tab={tab} owners={owners} />
          {chosen > 0 && !allChosen && (
            <Button variant="ghost" onClick={onAll}>
              Choose all on this page
            </Button>
          )}
          <IconButton label="Choose none" onClick={onNone}>
            <XIcon aria-hidden />
          </IconButton>
        </div>
      </ActionForm>
    </section>
  );
}
