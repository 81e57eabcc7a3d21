import { changeRole } from '@/app/(console)/people/actions';
import { roleOptions } from '@/app/(console)/people/role-options';
import { ActionForm, SubmitButton } from '@/app/(console)/providers/action-form';
import { ChoiceField } from '@/app/(console)/providers/form-fields';
import { Card, CardBody, CardHeader } from '@/components/ui/card';
import type { PersonView } from '@/lib/access/people/list-people';

/** What the person may do. */
export function RoleCard({ person, mapped }: { person: PersonView; mapped: boolean }) {
  return (
    <Card aria-label="Role">
      <CardHeader title="Role" />
      <CardBody>
        {mapped && (
          <p className="mb-3 max-w-prose text-muted text-sm">
            It follows the groups of the sign-in service each time they sign in there.
          </p>
        )}
        <ActionForm action={changeRole} hidden={{ id: person.id }} className="max-w-xl">
          <ChoiceField name="role" label="Role" options={roleOptions} defaultValue={person.role} />
          <div>
            <SubmitButton>Save role</SubmitButton>
          </div>
        </ActionForm>
      </CardBody>
    </Card>
  );
}
