import { DocumentTitle } from '@/components/frame/document-title';
import { titleBeforeScripts } from '@/components/frame/full-title';
import { buttonStyles } from '@/components/ui/button';
import { Link } from '@/components/ui/link';
import { PageHeader } from '@/components/ui/page-header';

const title = 'There is no rejected request with this id';
export const metadata = titleBeforeScripts(title);

export default function RequestNotFound() {
  return (
    <>
      <DocumentTitle>{title}</DocumentTitle>
      <PageHeader title={title} />
      <div className="flex max-w-prose flex-col items-start gap-4 px-4 text-muted text-sm md:px-6">
        <p>
          Check the id. Requests are kept for as long as retention says, then dropped whole; callbacks stay for ever.
        </p>
        <Link href="/rejected" className={buttonStyles()}>
          All rejected requests
        </Link>
      </div>
    </>
  );
}
