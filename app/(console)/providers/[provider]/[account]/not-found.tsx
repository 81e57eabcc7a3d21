import { titleBeforeScripts } from '@/components/frame/full-title';
import { RecordNotFound } from '@/components/frame/record-not-found';

const title = 'There is no such account';
export const metadata = titleBeforeScripts(title);

export default function AccountNotFound() {
  return (
    <RecordNotFound title={title} links={[{ label: 'All accounts', href: '/providers' }]}>
      Accounts are never deleted, only disabled: check the provider and the slug in the address.
    </RecordNotFound>
  );
}
