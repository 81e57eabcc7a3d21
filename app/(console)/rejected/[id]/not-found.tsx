import { titleBeforeScripts } from '@/components/frame/full-title';
import { RecordNotFound } from '@/components/frame/record-not-found';

const title = 'There is no rejected request with this id';
export const metadata = titleBeforeScripts(title);

export default function RequestNotFound() {
  return (
    <RecordNotFound title={title} links={[{ label: 'All rejected requests', href: '/rejected' }]}>
      Check the id. Requests are kept for as long as retention says, then dropped whole; callbacks stay for ever.
    </RecordNotFound>
  );
}
