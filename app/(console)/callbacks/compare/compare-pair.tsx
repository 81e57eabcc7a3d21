import { batchPath } from '@/app/(console)/callbacks/batch-path';
import { ProviderMark } from '@/components/domain/provider-mark';
import { findTransferHref } from '@/components/transfer/transfer-href';
import { Banner } from '@/components/ui/banner';
import { Button } from '@/components/ui/button';
import { Field } from '@/components/ui/field';
import { Link } from '@/components/ui/link';
import { Select } from '@/components/ui/select';
import { readReaderClock } from '@/lib/access/web/reader-clock';
import type { RelatedCallback } from '@/lib/ledger/list-related-callbacks';
import type { ZonedClock } from '@/lib/platform/time-zone/zoned-clock';
import { exactTime } from '@/lib/platform/time-zone/zoned-text';
import type { CallbackComparison } from './load-comparison';

function optionWords({ id, receivedAt, type, providerStatus }: RelatedCallback, clock: ZonedClock): string {
  return [id, exactTime(clock, new Date(receivedAt)), type, providerStatus].filter((word) => word !== '').join(' · ');
}

function Choice({
  name,
  label,
  chosen,
  from,
  clock,
}: {
  name: string;
  label: string;
  chosen: string;
  from: RelatedCallback[];
  clock: ZonedClock;
}) {
  return (
    <Field htmlFor={name} label={label}>
      {/* Keyed: after a link chose others, the fields show those. */}
      <Select key={chosen} id={name} name={name} defaultValue={chosen} className="w-full min-w-0">
        {from.map((callback) => (
          <option key={callback.id} value={callback.id}>
            {optionWords(callback, clock)}
          </option>
        ))}
      </Select>
    </Field>
  );
}

/** Which two are compared, of which record, and the choice of others. A GET form: it works without scripts. */
export async function ComparePair({ record, callbacks, before, after, foreign }: CallbackComparison) {
  const { provider, account } = before;
  const clock = await readReaderClock();
  return (
    <>
      <p className="flex flex-wrap items-center gap-x-3 gap-y-1 text-sm">
        <ProviderMark provider={provider} account={account} />
        {record.kind === 'batch' ? (
          <Link href={batchPath(before, record.batchId)} className="break-all underline underline-offset-2">
            Batch <span className="font-mono text-[0.95em]">{record.batchId}</span>
          </Link>
        ) : (
          <Link
            href={findTransferHref({ provider, account, transferId: record.transferId })}
            className="break-all underline underline-offset-2"
          >
            Transfer <span className="font-mono text-[0.95em]">{record.transferId}</span>
          </Link>
        )}
      </p>
      {foreign && (
        <Banner kind="warning" title="One of the two is not compared">
          It speaks of another transfer or batch, or is not among the newest 200 callbacks of this one.
        </Banner>
      )}
      {after !== null && (
        <form
          action="/callbacks/compare"
          className="grid items-end gap-3 md:grid-cols-[minmax(0,1fr)_minmax(0,1fr)_auto]"
        >
          <Choice name="one" label="Earlier" chosen={before.id} from={callbacks} clock={clock} />
          <Choice name="other" label="Later" chosen={after.id} from={callbacks} clock={clock} />
          <Button type="submit">Compare</Button>
        </form>
      )}
    </>
  );
}
