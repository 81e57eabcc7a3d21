import { archive, changeDestination } from '@/app/(console)/destinations/actions';
import { DestinationFieldset } from '@/app/(console)/destinations/destination-fields';
import { ActionForm, SubmitButton } from '@/app/(console)/providers/action-form';
import { ConfirmDialog } from '@/app/(console)/providers/confirm-dialog';
import { Card, CardBody, CardHeader } from '@/components/ui/card';
import type { DestinationDetails } from '@/lib/delivery/destinations/types';
import type { CallbackFacets } from '@/lib/intake/list-callback-facets';
import { SettingsFacts } from './settings-facts';

interface SettingsTabProps {
  destination: DestinationDetails;
  mayManage: boolean;
  mayArchive: boolean;
  facets: CallbackFacets;
}

/** What is set of a destination: fields for who may change them, facts for everybody else. */
export function SettingsTab({ destination, mayManage, mayArchive, facets }: SettingsTabProps) {
  const { id, name, updatedAt } = destination;
  if (!mayManage) return <SettingsFacts destination={destination} />;
  return (
    <div className="flex max-w-3xl flex-col gap-4">
      <ActionForm action={changeDestination} hidden={{ id, version: updatedAt }} clears>
        <DestinationFieldset destination={destination} facets={facets} />
        <div>
          <SubmitButton variant="primary">Save</SubmitButton>
        </div>
      </ActionForm>
      {mayArchive && (
        <Card>
          <CardHeader title="Archive" />
          <CardBody className="flex flex-wrap items-center justify-between gap-4">
            <p className="min-w-0 flex-1 basis-64 text-muted text-sm">
              Ends it for good: nothing is sent any more, what waits is cancelled, and its history stays.
            </p>
            <ConfirmDialog
              label="Archive"
              title={`Archive ${name}?`}
              description="Nothing is sent to it any more, and what waits for it is cancelled. Its history stays. It cannot be brought back."
              agree="Archive destination"
              action={archive}
              hidden={{ id }}
              variant="danger"
            />
          </CardBody>
        </Card>
      )}
    </div>
  );
}
