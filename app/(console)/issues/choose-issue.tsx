'use client';

import { createContext, use } from 'react';
import { Checkbox } from '@/components/ui/checkbox';
import { chosenValue } from './chosen-value';
import type { IssueRow } from './issue-row';

/** The form that chosen rows belong to; null: whoever looks may not work on issues. */
export const ChosenForm = createContext<string | null>(null);

/** Chooses a row of the list: a plain field of the form under it, so that choosing needs no scripts. */
export function ChooseIssue({ issue: { id, title, owner } }: { issue: Pick<IssueRow, 'id' | 'title' | 'owner'> }) {
  const form = use(ChosenForm);
  if (form === null) return null;
  return (
    <span className="choose relative z-10">
      <Checkbox
        form={form}
        name="id"
        value={chosenValue(id, owner?.id ?? null)}
        aria-label={`Choose issue ${id}: ${title}`}
        onKeyDown={(event) => {
          // Enter would press the first button of the form that is not disabled.
          if (event.key === 'Enter') event.preventDefault();
        }}
      />
    </span>
  );
}
