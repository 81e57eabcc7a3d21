'use client';

import { giveIssue } from '@/app/(console)/issues/actions';
import { ActionForm, SubmitButton } from '@/app/(console)/providers/action-form';
import { Select } from '@/components/ui/select';
import type { IssueOwner } from '@/lib/ledger/issues/list-issue-owners';

interface OwnerFormProps {
  id: string;
  owner: IssueOwner | null;
  owners: readonly IssueOwner[];
}

/** Whose the issue is, and to whom else it could be given. Whoever owns it stays a choice, whatever became of their role. */
export function OwnerForm({ id, owner, owners }: OwnerFormProps) {
  const choices = owner && !owners.some((one) => one.id === owner.id) ? [owner, ...owners] : owners;
  return (
    <ActionForm action={giveIssue} hidden={{ id, seenOwnerId: owner?.id ?? '' }} className="gap-2">
      <span className="flex items-center gap-2">
        <Select
          key={owner?.id ?? ''}
          aria-label="Owner"
          name="ownerId"
          defaultValue={owner?.id ?? ''}
          className="min-w-0 flex-1"
        >
          <option value="">Nobody</option>
          {choices.map((one) => (
            <option key={one.id} value={one.id}>
              {one.name}
            </option>
          ))}
        </Select>
        <SubmitButton>Give</SubmitButton>
      </span>
    </ActionForm>
  );
}
