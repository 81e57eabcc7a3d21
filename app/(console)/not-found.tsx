import { titleBeforeScripts } from '@/components/frame/full-title';
import { RecordNotFound } from '@/components/frame/record-not-found';

const title = 'This does not exist';
export const metadata = titleBeforeScripts(title);

/** Something asked for by an id that does not exist, where nothing more is known of it. */
export default function NotFound() {
  return (
    <RecordNotFound title={title} links={[{ label: 'All callbacks', href: '/callbacks' }]}>
      Nothing is stored under the id in this address. Check it for a missing character, or search for it.
    </RecordNotFound>
  );
}
