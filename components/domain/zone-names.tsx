'use client';

import { useEffect, useState } from 'react';

/** The IANA zones that this browser knows, for an input's `list`; filled once scripts run, and any name can be typed before. */
export function ZoneNames({ id }: { id: string }) {
  const [zones, setZones] = useState<readonly string[]>([]);
  useEffect(() => setZones(['UTC', ...Intl.supportedValuesOf('timeZone').filter((zone) => zone !== 'UTC')]), []);
  return (
    <datalist id={id}>
      {zones.map((zone) => (
        <option key={zone} value={zone} />
      ))}
    </datalist>
  );
}
