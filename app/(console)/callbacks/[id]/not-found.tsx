import { titleBeforeScripts } from '@/components/frame/full-title';
import { RecordNotFound } from '@/components/frame/record-not-found';

const title = 'There is no callback with this id';
export const metadata = titleBeforeScripts(title);

export default function CallbackNotFound() {
  return (
    <RecordNotFound title={title} links={[{ label: 'All callbacks', href: '/callbacks' }]}>
      Ids of callbacks are whole numbers given by this console. If you have a provider’s transfer or batch id, search
      for it in the list. Callbacks are never deleted.
    </RecordNotFound>
  );
}
