import { ActionForm, SubmitButton } from '@/app/(console)/providers/action-form';
import { roleLabels } from '@/components/domain/role-words';
import { Card, CardBody, CardHeader } from '@/components/ui/card';
import { Checkbox } from '@/components/ui/checkbox';
import { roles } from '@/lib/access/actor';
import type { SecondFactorPolicy } from '@/lib/access/second-factor/policy';
import { savePolicy } from './actions';

/** Which roles must have a second factor. */
export function PolicyCard({ policy }: { policy: SecondFactorPolicy }) {
  return (
    <Card aria-label="Who must have a second factor">
      <CardHeader title="Who must have a second factor" />
      <CardBody>
        <p className="mb-3 max-w-prose text-muted text-sm">
          People of these roles set up one-time codes before they see anything else. It holds from their next click on.
        </p>
        <ActionForm action={savePolicy} hidden={{}}>
          <fieldset className="flex flex-wrap gap-x-6 gap-y-2">
            <legend className="sr-only">Roles</legend>
            {roles.map((role) => (
              <label key={role} htmlFor={`policy-${role}`} className="flex items-center gap-2 text-sm">
                <Checkbox
                  id={`policy-${role}`}
                  name={`role.${role}`}
                  defaultChecked={policy.requiredRoles.includes(role)}
                />
                {roleLabels[role]}
              </label>
            ))}
          </fieldset>
          <div>
            <SubmitButton>Save</SubmitButton>
          </div>
        </ActionForm>
      </CardBody>
    </Card>
  );
}
