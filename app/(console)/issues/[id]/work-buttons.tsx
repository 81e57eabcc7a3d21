'use client';

import { useCallback, useRef } from 'react';
import { workOnIssue } from '@/app/(console)/issues/actions';
import { issueVerbWords } from '@/app/(console)/issues/issue-verb-words';
import { ActionForm, SubmitButton } from '@/app/(console)/providers/action-form';
import { useKey } from '@/components/keyboard/keyboard-provider';
import { keys } from '@/components/keyboard/keys';
import { Kbd } from '@/components/ui/kbd';
import type { IssueState } from '@/lib/ledger/issue-kinds';
import { type IssueVerb, verbsOf } from '@/lib/ledger/issues/issue-state';

function VerbButton({ verb, first }: { verb: IssueVerb; first: boolean }) {
  const { label, icon: Icon } = issueVerbWords[verb];
  const [key] = keys[verb].keys;
  const mark = useRef<HTMLSpanElement>(null);
  useKey(
    verb,
    useCallback(() => mark.current?.closest('button')?.click(), []),
  );
  return (
    <SubmitButton name="verb" value={verb} variant={first ? 'primary' : 'secondary'} aria-keyshortcuts={key}>
      <Icon aria-hidden />
      {label}
      <span ref={mark} aria-hidden className="pointer-coarse:hidden">
        <Kbd>{key}</Kbd>
      </span>
    </SubmitButton>
  );
}

/** What can be done with the issue in the state that the page shows, without a word about it; each by one key. */
export function WorkButtons({ id, state }: { id: string; state: IssueState }) {
  return (
    <ActionForm action={workOnIssue} hidden={{ id, seen: state }} className="max-w-md gap-2">
      <div className="flex flex-wrap items-center gap-2">
        {verbsOf(state).map((verb, at) => (
          <VerbButton key={verb} verb={verb} first={at === 0} />
        ))}
      </div>
    </ActionForm>
  );
}
