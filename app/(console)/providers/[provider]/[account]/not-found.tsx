import { DocumentTitle } from '@/components/frame/document-title';
import { titleBeforeScripts } from '@/components/frame/full-title';
import { buttonStyles } from '@/components/ui/button';
import { Link } from '@/components/ui/link';
import { PageHeader } from '@/components/ui/page-header';

const title = 'There is no such account';
export const metadata = titleBeforeScripts(title);

export default function AccountNotFound() {
  return (
    <>
      <DocumentTitle>{title}</DocumentTitle>
      <PageHeader title={title} />
      <div className="flex max-w-prose flex-col items-start gap-4 px-4 text-muted text-sm md:px-6">
        <p>Accounts are never deleted, only disabled: check the provider and the slug in the address.</p>
        <Link href="/providers" className={buttonStyles()}>
          All accounts
        </Link>
      </div>
    </>
  );
}
