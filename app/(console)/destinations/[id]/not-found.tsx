import { titleBeforeScripts } from '@/components/frame/full-title';
import { RecordNotFound } from '@/components/frame/record-not-found';

const title = 'There is no such destination';
export const metadata = titleBeforeScripts(title);

export default function DestinationNotFound() {
  return (
    <RecordNotFound title={title} links={[{ label: 'All destinations', href: '/destinations' }]}>
      The link may be of another console, or cut short.
    </RecordNotFound>
  );
}
