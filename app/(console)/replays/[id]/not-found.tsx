import { titleBeforeScripts } from '@/components/frame/full-title';
import { RecordNotFound } from '@/components/frame/record-not-found';

const title = 'There is no replay with this number';
export const metadata = titleBeforeScripts(title);

export default function ReplayNotFound() {
  return (
    <RecordNotFound title={title} links={[{ label: 'All replays', href: '/replays' }]}>
      Replays of a single callback have no page of their own: they stand on the callback’s Response tab.
    </RecordNotFound>
  );
}
