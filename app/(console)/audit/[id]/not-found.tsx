import { buttonStyles } from '@/components/ui/button';
import { Link } from '@/components/ui/link';
import { PageHeader } from '@/components/ui/page-header';

export default function AuditEntryNotFound() {
  return (
    <>
      <PageHeader title="There is no entry with this number" />
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
