import { buttonStyles } from '@/components/ui/button';
import { Link } from '@/components/ui/link';
import { PageHeader } from '@/components/ui/page-header';

export default function IssueNotFound() {
  return (
    <>
      <PageHeader title="There is no issue with this number" />
      <div className="flex max-w-prose flex-col items-start gap-4 px-4 text-muted text-sm md:px-6">
        <p>Issues are numbered by this console and never deleted: closed ones stay, with their history.</p>
        <Link href={{ pathname: '/issues', search: 'state=all' }} className={buttonStyles()}>
          All issues
        </Link>
      </div>
    </>
  );
}
