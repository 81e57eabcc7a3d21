import { SubmitButton } from '@/app/(console)/providers/action-form';
import { Input } from '@/components/ui/input';
import { Select } from '@/components/ui/select';
import { commentLengthMax } from '@/lib/ledger/issues/comment-length';
import { isLive } from '@/lib/ledger/issues/issue-state';
import type { IssueOwner } from '@/lib/ledger/issues/list-issue-owners';
import { nobodyChoice } from './bulk-owner';
import type { IssueTab } from './issue-list-query';
import { issueVerbWords, verbsOfTab } from './issue-verb-words';

interface BulkFieldsProps {
  tab: IssueTab;
  owners: readonly IssueOwner[];
}

/** Fields and buttons of a form that works on many issues: a word about them, what to do, whom to give them to. */
export function BulkFields({ tab, owners }: BulkFieldsProps) {
  return (
    <>
      {/* Enter in a field presses the form's first button: this one, which does nothing. */}
      <button type="submit" disabled hidden />
      <Input
        name="note"
        aria-label="Comment on each of them"
        placeholder="Comment, if any"
        autoComplete="off"
        maxLength={commentLengthMax}
        className="w-auto min-w-40 flex-1 basis-48"
      />
      {verbsOfTab(tab).map((verb, at) => {
        const { label, icon: Icon } = issueVerbWords[verb];
        return (
          <SubmitButton key={verb} name="verb" value={verb} variant={at === 0 ? 'primary' : 'secondary'}>
            <Icon aria-hidden />
            {label}
          </SubmitButton>
        );
      })}
      {(tab === 'all' || isLive(tab)) && (
        <span className="flex items-center gap-1">
          <Select aria-label="Owner" name="ownerId" defaultValue="" className="max-w-40">
            <option value="">Choose…</option>
            <option value={nobodyChoice}>Nobody</option>
            {owners.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </Select>
          <SubmitButton name="verb" value="assign">
            Assign
          </SubmitButton>
        </span>
      )}
    </>
  );
}
