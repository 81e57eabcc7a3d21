import { changeRole } from '@/app/(console)/people/actions';
import { roleOptions } from '@/app/(console)/people/role-options';
import { ActionForm, SubmitButton } from '@/app/(console)/providers/action-form';
import { ChoiceField } from '@/app/(console)/providers/form-fields';
import { Card, CardBody, CardHeader } from '@/components/ui/card';
import type { PersonView } from '@/lib/access/people/list-people';

/** What the person may do. */
export function RoleCard({ person }: { person: PersonView }) {
  return (
    <Card aria-label="Role">
      <CardHeader title="Role" />
      <CardBody>
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
