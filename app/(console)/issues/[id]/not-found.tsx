import { titleBeforeScripts } from '@/components/frame/full-title';
import { RecordNotFound } from '@/components/frame/record-not-found';

const title = 'There is no issue with this number';
export const metadata = titleBeforeScripts(title);

export default function IssueNotFound() {
  return (
    <RecordNotFound title={title} links={[{ label: 'All issues', href: '/issues?state=all' }]}>
      Issues are numbered by this console and never deleted: closed ones stay, with their history.
    </RecordNotFound>
  );
}
