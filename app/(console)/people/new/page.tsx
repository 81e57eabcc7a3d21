import { invite } from '@/app/(console)/people/actions';
import { Breadcrumb } from '@/app/(console)/people/breadcrumb';
import { NotYours } from '@/app/(console)/people/not-yours';
import { roleOptions } from '@/app/(console)/people/role-options';
import { ShowOnceForm } from '@/app/(console)/people/show-once';
import { SubmitButton } from '@/app/(console)/providers/action-form';
import { ChoiceField, TextField } from '@/app/(console)/providers/form-fields';
import { DocumentTitle } from '@/components/frame/document-title';
import { PageHeader } from '@/components/ui/page-header';
import { may } from '@/lib/access/permissions';
import { requireActor } from '@/lib/access/web/session';

/** The form of an invitation; its link is shown once, in the form's place. */
export default async function InvitePage() {
  const ctx = await requireActor();
  if (!may(ctx.actor, 'people.manage'))
    return <NotYours title="Invite somebody" reader={ctx.actor} action="people.manage" />;
  return (
    <>
      <DocumentTitle>Invite somebody</DocumentTitle>
      <PageHeader
        breadcrumb={<Breadcrumb to="/people" label="People" />}
        title="Invite somebody"
        description="You get a link to hand over, by whatever way you trust. The console sends no e-mail."
      />
      <div className="max-w-xl px-4 pb-8 md:px-6">
        <ShowOnceForm
          action={invite}
          hidden={{}}
          what="One-time link"
          advice="Hand it to the person now: it is shown this once. Whoever has it sets the password."
          next="Open the person"
        >
          <TextField name="name" label="Name" required maxLength={80} autoComplete="off" />
          <TextField name="email" label="E-mail" type="email" required maxLength={254} autoComplete="off" />
          <ChoiceField name="role" label="Role" options={roleOptions} defaultValue="viewer" />
          <div>
            <SubmitButton variant="primary">Make the link</SubmitButton>
          </div>
        </ShowOnceForm>
      </div>
    </>
  );
}
