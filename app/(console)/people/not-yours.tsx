import { Banner } from '@/components/ui/banner';
import { PageHeader } from '@/components/ui/page-header';

/** In place of a page that the role does not include. */
export function NotYours({ title, what }: { title: string; what: string }) {
  return (
    <>
      <PageHeader title={title} />
      <div className="px-4 md:px-6">
        <Banner kind="warning" title={`Your role does not include ${what}. An admin can.`} />
      </div>
    </>
  );
}
