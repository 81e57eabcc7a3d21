import { titleBeforeScripts } from '@/components/frame/full-title';
import { RecordNotFound } from '@/components/frame/record-not-found';

const title = 'There is no such person';
export const metadata = titleBeforeScripts(title);

export default function PersonNotFound() {
  return (
    <RecordNotFound title={title} links={[{ label: 'All people', href: '/people' }]}>
      People are disabled, never deleted: what they did stays theirs.
    </RecordNotFound>
  );
}
