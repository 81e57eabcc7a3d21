'use client';

import { useState } from 'react';
import { ActionForm, SubmitButton } from '@/app/(console)/providers/action-form';
import { roleLabels } from '@/components/domain/role-words';
import { Card, CardBody, CardHeader } from '@/components/ui/card';
import { Checkbox } from '@/components/ui/checkbox';
import { type Role, roles } from '@/lib/access/actor';
import type { SecondFactorPolicy } from '@/lib/access/second-factor/policy';
import { policyKey } from '@/lib/access/second-factor/policy-key';
import type { WithoutSecondFactor } from '@/lib/access/second-factor/without-second-factor';
import { savePolicy } from './actions';
import { policyWords } from './policy-words';

interface PolicyCardProps {
  policy: SecondFactorPolicy;
  without: WithoutSecondFactor;
}

/** The roles to choose, and who would have to set one up. */
function PolicyFields({ policy, without }: PolicyCardProps) {
  const [chosen, setChosen] = useState<readonly Role[]>(policy.requiredRoles);
  const choose = (role: Role, on: boolean) =>
    setChosen((before) => roles.filter((each) => (each === role ? on : before.includes(each))));
  return (
    <div>
      <fieldset className="flex flex-wrap gap-x-6 gap-y-2">
        <legend className="sr-only">Roles</legend>
        {roles.map((role) => (
          <label key={role} htmlFor={`policy-${role}`} className="flex items-center gap-2 text-sm">
            <Checkbox
              id={`policy-${role}`}
              name={`role.${role}`}
              defaultChecked={policy.requiredRoles.includes(role)}
              onChange={(event) => choose(role, event.currentTarget.checked)}
            />
            {roleLabels[role]}
          </label>
        ))}
      </fieldset>
      {/* There before it says anything, so that what it says is read out. */}
      <p role="status" className="max-w-prose text-sm not-empty:mt-3">
        {policyWords(chosen, without)}
      </p>
    </div>
  );
}

/** Which roles must have a second factor; says before it is saved who would have to set one up. */
export function PolicyCard({ policy, without }: PolicyCardProps) {
  const seen = policyKey(policy);
  return (
    <Card aria-label="Who must have a second factor">
      <CardHeader title="Who must have a second factor" />
      <CardBody>
        <p className="mb-3 max-w-prose text-muted text-sm">
          People of these roles set up one-time codes before they see anything else. It holds from their next click on.
        </p>
        <ActionForm action={savePolicy} hidden={{ seen }}>
          {/* Drawn anew where the policy is another one: what was chosen was chosen over what stood there before. */}
          <PolicyFields key={seen} policy={policy} without={without} />
          <div>
            <SubmitButton>Save</SubmitButton>
          </div>
        </ActionForm>
      </CardBody>
    </Card>
  );
}
