import { buttonStyles } from '@/components/ui/button';
import { Link } from '@/components/ui/link';
import { PageHeader } from '@/components/ui/page-header';

export default function AccountNotFound() {
  return (
    <>
      <PageHeader title="There is no such account" />
      <div className="flex max-w-prose flex-col items-start gap-4 px-4 text-muted text-sm md:px-6">
        <p>Accounts are never deleted, only disabled: check the provider and the slug in the address.</p>
        <Link href="/providers" className={buttonStyles()}>
          All accounts
        </Link>
      </div>
    </>
  );
}
