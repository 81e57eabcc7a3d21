import { DocumentTitle } from '@/components/frame/document-title';
import { titleBeforeScripts } from '@/components/frame/full-title';
import { buttonStyles } from '@/components/ui/button';
import { Link } from '@/components/ui/link';
import { PageHeader } from '@/components/ui/page-header';

const title = 'There is no entry with this number';
export const metadata = titleBeforeScripts(title);

export default function AuditEntryNotFound() {
  return (
    <>
      <DocumentTitle>{title}</DocumentTitle>
      <PageHeader title={title} />
      <div className="flex max-w-prose flex-col items-start gap-4 px-4 text-muted text-sm md:px-6">
        <p>
          Numbers of deeds that were undone before they were done are left out. An entry that was there and is gone
          breaks the chain, which npm run audit:check finds.
        </p>
        <Link href="/audit" className={buttonStyles()}>
          The whole audit
        </Link>
      </div>
    </>
  );
}
