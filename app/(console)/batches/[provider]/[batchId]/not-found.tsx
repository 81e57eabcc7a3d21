import { titleBeforeScripts } from '@/components/frame/full-title';
import { RecordNotFound } from '@/components/frame/record-not-found';

const title = 'No callback has told of this batch so far';
export const metadata = titleBeforeScripts(title);

export default function BatchNotFound() {
  return (
    <RecordNotFound
      title={title}
      links={[
        { label: 'All batches', href: '/batches' },
        { label: 'All rejected requests', href: '/rejected' },
      ]}
    >
      It appears with the first callback that names it. Check the id and the account in the address; a callback that
      could not be verified is among the rejected requests.
    </RecordNotFound>
  );
}
