'use client';

import { MessageSquareIcon } from 'lucide-react';
import { useId } from 'react';
import { workOnIssue } from '@/app/(console)/issues/actions';
import { issueVerbWords } from '@/app/(console)/issues/issue-verb-words';
import { ActionForm, SubmitButton } from '@/app/(console)/providers/action-form';
import { cn } from '@/components/ui/cn';
import { Field } from '@/components/ui/field';
import { fieldStyles } from '@/components/ui/input';
import { Kbd } from '@/components/ui/kbd';
import type { IssueState } from '@/lib/ledger/issue-kinds';
import { commentLengthMax } from '@/lib/ledger/issues/comment-length';
import { verbsOf } from '@/lib/ledger/issues/issue-state';
import { useButtonKeys } from './use-button-keys';

/**
 * A comment and what to do, in one form: what was written goes with the button that is pressed. The state that the page shows
 * goes along, so that a stale page changes nothing.
 */
export function WorkForm({ id, state }: { id: string; state: IssueState }) {
  const field = useId();
  useButtonKeys();
  return (
    <ActionForm action={workOnIssue} hidden={{ id, seen: state }} clears className="gap-3">
      <Field htmlFor={field} label="Comment" hint="Kept with the issue; everybody who works here reads it.">
        <textarea
          id={field}
          name="note"
          rows={3}
          maxLength={commentLengthMax}
          data-key="c"
          aria-keyshortcuts="c"
          aria-describedby={`${field}-note`}
          className={cn(fieldStyles, 'px-2.5 py-1.5 text-sm')}
        />
      </Field>
      <div className="flex flex-wrap items-center gap-2">
        {verbsOf(state).map((verb, at) => {
          const { label, key, icon: Icon } = issueVerbWords[verb];
          return (
            <SubmitButton
              key={verb}
              name="verb"
              value={verb}
              variant={at === 0 ? 'primary' : 'secondary'}
              data-key={key}
              aria-keyshortcuts={key}
            >
              <Icon aria-hidden />
              {label}
              <span aria-hidden className="pointer-coarse:hidden">
                <Kbd>{key}</Kbd>
              </span>
            </SubmitButton>
          );
        })}
        <SubmitButton name="verb" value="comment" variant="ghost">
          <MessageSquareIcon aria-hidden />
          Comment only
        </SubmitButton>
      </div>
    </ActionForm>
  );
}
