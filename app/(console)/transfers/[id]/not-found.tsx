import { titleBeforeScripts } from '@/components/frame/full-title';
import { RecordNotFound } from '@/components/frame/record-not-found';

const title = 'There is no transfer with this number';
export const metadata = titleBeforeScripts(title);

export default function TransferNotFound() {
  return (
    <RecordNotFound title={title} links={[{ label: 'All transfers', href: '/transfers' }]}>
      The address has the console’s own number. To find a transfer by the provider’s id, search the list.
    </RecordNotFound>
  );
}
