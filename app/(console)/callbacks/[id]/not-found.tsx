import { DocumentTitle } from '@/components/frame/document-title';
import { titleBeforeScripts } from '@/components/frame/full-title';
import { buttonStyles } from '@/components/ui/button';
import { Link } from '@/components/ui/link';
import { PageHeader } from '@/components/ui/page-header';

const title = 'There is no callback with this id';
export const metadata = titleBeforeScripts(title);

export default function CallbackNotFound() {
  return (
    <>
      <DocumentTitle>{title}</DocumentTitle>
      <PageHeader title={title} />
      <div className="flex max-w-prose flex-col items-start gap-4 px-4 text-muted text-sm md:px-6">
        <p>
          Ids of callbacks are whole numbers given by this console. If you have a provider’s transfer or batch id,
          search for it in the list. Callbacks are never deleted.
        </p>
        <Link href="/callbacks" className={buttonStyles()}>
          All callbacks
        </Link>
      </div>
    </>
  );
}
