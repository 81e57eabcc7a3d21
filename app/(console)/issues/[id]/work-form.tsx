'use client';

import { MessageSquareIcon } from 'lucide-react';
import { useCallback, useId, useRef } from 'react';
import { workOnIssue } from '@/app/(console)/issues/actions';
import { issueVerbWords } from '@/app/(console)/issues/issue-verb-words';
import { ActionForm, SubmitButton } from '@/app/(console)/providers/action-form';
import { useKey } from '@/components/keyboard/keyboard-provider';
import { keys } from '@/components/keyboard/keys';
import { cn } from '@/components/ui/cn';
import { Field } from '@/components/ui/field';
import { fieldStyles } from '@/components/ui/input';
import type { IssueState } from '@/lib/ledger/issue-kinds';
import { commentLengthMax } from '@/lib/ledger/issues/comment-length';
import { verbsOf } from '@/lib/ledger/issues/issue-state';

/**
 * A comment, alone or with what is done, in one form. The state that the page shows goes along, so that a stale page changes
 * nothing.
 */
export function WorkForm({ id, state }: { id: string; state: IssueState }) {
  const field = useId();
  const area = useRef<HTMLTextAreaElement>(null);
  useKey(
    'comment',
    useCallback(() => area.current?.focus(), []),
  );
  return (
    <ActionForm action={workOnIssue} hidden={{ id, seen: state }} clears className="gap-3">
      <Field htmlFor={field} label="Comment" hint="Kept with the issue; everybody who works here reads it.">
        <textarea
          id={field}
          name="note"
          rows={3}
          maxLength={commentLengthMax}
          ref={area}
          aria-keyshortcuts={keys.comment.keys[0]}
          aria-describedby={`${field}-note`}
          className={cn(fieldStyles, 'px-2.5 py-1.5 text-sm')}
        />
      </Field>
      <div className="flex flex-wrap items-center gap-2">
        <SubmitButton name="verb" value="comment" variant="primary">
          <MessageSquareIcon aria-hidden />
          Comment
        </SubmitButton>
        {verbsOf(state).map((verb) => {
          const { label, icon: Icon } = issueVerbWords[verb];
          return (
            <SubmitButton key={verb} name="verb" value={verb}>
              <Icon aria-hidden />
              Comment and {label.toLowerCase()}
            </SubmitButton>
          );
        })}
      </div>
    </ActionForm>
  );
}
