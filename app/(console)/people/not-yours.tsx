import { DocumentTitle } from '@/components/frame/document-title';
import { Banner } from '@/components/ui/banner';
import { PageHeader } from '@/components/ui/page-header';
import { type Action, refusalWords } from '@/lib/access/permissions';
import type { Person } from '@/lib/access/sessions';

/** In place of a page that the role does not include: what a verb says that refuses it. */
export function NotYours({ title, reader, action }: { title: string; reader: Person; action: Action }) {
  return (
    <>
      <DocumentTitle>{title}</DocumentTitle>
      <PageHeader title={title} />
      <div className="px-4 md:px-6">
        <Banner kind="warning" title={refusalWords(reader, action)} />
      </div>
    </>
  );
}
