import { DocumentTitle } from '@/components/frame/document-title';
import { titleBeforeScripts } from '@/components/frame/full-title';
import { buttonStyles } from '@/components/ui/button';
import { Link } from '@/components/ui/link';
import { PageHeader } from '@/components/ui/page-header';

const title = 'There is no issue with this number';
export const metadata = titleBeforeScripts(title);

export default function IssueNotFound() {
  return (
    <>
      <DocumentTitle>{title}</DocumentTitle>
      <PageHeader title={title} />
      <div className="flex max-w-prose flex-col items-start gap-4 px-4 text-muted text-sm md:px-6">
        <p>Issues are numbered by this console and never deleted: closed ones stay, with their history.</p>
        <Link href={{ pathname: '/issues', search: 'state=all' }} className={buttonStyles()}>
          All issues
        </Link>
      </div>
    </>
  );
}
