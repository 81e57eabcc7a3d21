import { titleBeforeScripts } from '@/components/frame/full-title';
import { RecordNotFound } from '@/components/frame/record-not-found';

const title = 'There is no entry with this number';
export const metadata = titleBeforeScripts(title);

export default function AuditEntryNotFound() {
  return (
    <RecordNotFound title={title} links={[{ label: 'The whole audit', href: '/audit' }]}>
      Numbers of deeds that were undone before they were done are left out. An entry that was there and is gone breaks
      the chain, which npm run audit:check finds.
    </RecordNotFound>
  );
}
