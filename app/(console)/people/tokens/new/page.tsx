import { FieldProblem } from '@/app/(console)/destinations/field-problem';
import { makeToken } from '@/app/(console)/people/actions';
import { Breadcrumb } from '@/app/(console)/people/breadcrumb';
import { NotYours } from '@/app/(console)/people/not-yours';
import { ShowOnceForm } from '@/app/(console)/people/show-once';
import { SubmitButton } from '@/app/(console)/providers/action-form';
import { ChoiceField, TextField } from '@/app/(console)/providers/form-fields';
import { scopeWords } from '@/components/domain/role-words';
import { DocumentTitle } from '@/components/frame/document-title';
import { Checkbox } from '@/components/ui/checkbox';
import { PageHeader } from '@/components/ui/page-header';
import { scopes } from '@/lib/access/actor';
import { may } from '@/lib/access/permissions';
import { requireActor } from '@/lib/access/web/session';

const expiries = [
  { value: '30', label: 'in 30 days' },
  { value: '90', label: 'in 90 days' },
  { value: '365', label: 'in a year' },
  { value: '', label: 'never, until it is revoked' },
];

/** The form of an API token, which is shown once, in the form's place. */
export default async function NewTokenPage() {
  const ctx = await requireActor();
  if (!may(ctx.actor, 'tokens.manage'))
    return <NotYours title="New API token" reader={ctx.actor} action="tokens.manage" />;
  return (
    <>
      <DocumentTitle>New API token</DocumentTitle>
      <PageHeader
        breadcrumb={<Breadcrumb to="/people/tokens" label="API tokens" />}
        title="New API token"
        description="One for each program, with no more than it needs."
      />
      <div className="max-w-xl px-4 pb-8 md:px-6">
        <ShowOnceForm
          action={makeToken}
          hidden={{}}
          what="API token"
          advice="Give it to the program now: it is shown this once. It goes into the header Authorization: Bearer …"
          next="All API tokens"
        >
          <TextField name="name" label="Name" hint="Who will use it." required maxLength={80} autoComplete="off" />
          <fieldset className="flex flex-col gap-2">
            <legend className="mb-1 font-medium text-sm">Scopes</legend>
            <p className="text-muted text-sm">Without read, reveal and replay do nothing.</p>
            {scopes.map((scope) => (
              <label key={scope} htmlFor={`scope-${scope}`} className="flex items-start gap-2 text-sm">
                <Checkbox
                  id={`scope-${scope}`}
                  name={`scope.${scope}`}
                  defaultChecked={scope === 'read'}
                  className="mt-0.5"
                />
                <span>
                  <span className="font-mono">{scope}</span>: {scopeWords[scope]}
                </span>
              </label>
            ))}
            <FieldProblem name="scopes" />
          </fieldset>
          <ChoiceField name="expiresInDays" label="It expires" options={expiries} defaultValue="90" />
          <div>
            <SubmitButton variant="primary">Make the token</SubmitButton>
          </div>
        </ShowOnceForm>
      </div>
    </>
  );
}
