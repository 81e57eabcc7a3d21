'use client';

import { workOnIssue } from '@/app/(console)/issues/actions';
import { issueVerbWords } from '@/app/(console)/issues/issue-verb-words';
import { ActionForm, SubmitButton } from '@/app/(console)/providers/action-form';
import { Kbd } from '@/components/ui/kbd';
import type { IssueState } from '@/lib/ledger/issue-kinds';
import { verbsOf } from '@/lib/ledger/issues/issue-state';
import { useButtonKeys } from './use-button-keys';

/** What can be done with the issue in the state that the page shows, without a word about it; each by one key. */
export function WorkButtons({ id, state }: { id: string; state: IssueState }) {
  useButtonKeys();
  return (
    <ActionForm action={workOnIssue} hidden={{ id, seen: state }} className="max-w-md gap-2">
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
      </div>
    </ActionForm>
  );
}
