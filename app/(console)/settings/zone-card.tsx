import { load } from '@/app/(console)/load';
import { LoadFailed } from '@/app/(console)/load-failed';
import { ActionForm, SubmitButton } from '@/app/(console)/providers/action-form';
import { TextField } from '@/app/(console)/providers/form-fields';
import { ZoneNames } from '@/components/domain/zone-names';
import { CardBody } from '@/components/ui/card';
import type { ActorContext } from '@/lib/access/actor';
import { may } from '@/lib/access/permissions';
import { getConsoleZone } from '@/lib/access/time-zone/console-zone';
import { zonedClock } from '@/lib/platform/time-zone/zoned-clock';
import { offsetName } from '@/lib/platform/time-zone/zoned-text';
import { SettingsCard } from './settings-card';
import { saveZone } from './zone/actions';

const listId = 'console-zones';

/** The zone in which times are shown to everybody who has not chosen one. */
export async function ZoneCard({ ctx }: { ctx: ActorContext }) {
  const read = await load(ctx, () => getConsoleZone(ctx));
  if (!read.ok) return <LoadFailed title="The time zone could not be read" again="/settings" {...read} />;
  const { zone, changed } = read.value;
  const clock = zonedClock(zone);
  const offset = clock === null ? 'UTC' : offsetName(clock, ctx.clock.now().getTime());
  return (
    <SettingsCard
      id="zone"
      title="Time zone"
      does="Times are shown in it, the bounds of filters are read in it, and the overview’s days begin by it, for everybody who has not chosen another in the menu of their name. What is stored, sent on and exported is UTC, with further columns in a zone that the file names."
      now={zone === offset ? zone : `${zone}, which is ${offset} today`}
      changed={changed}
    >
      {may(ctx.actor, 'settings.manage') && (
        <CardBody>
          <ActionForm action={saveZone} hidden={{}} className="max-w-80">
            <TextField
              key={zone}
              name="zone"
              label="Time zone"
              hint="An IANA name, as Asia/Kuala_Lumpur."
              list={listId}
              defaultValue={zone}
              autoComplete="off"
              spellCheck={false}
              required
            />
            <ZoneNames id={listId} />
            <div>
              <SubmitButton>Save</SubmitButton>
            </div>
          </ActionForm>
        </CardBody>
      )}
    </SettingsCard>
  );
}
