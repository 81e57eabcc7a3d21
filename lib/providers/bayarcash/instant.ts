const pattern = /^(20\d\d-\d\d-\d\d) (\d\d:\d\d:\d\d)$/;
const offsetMs = 8 * 60 * 60 * 1000;

/**
 * `YYYY-MM-DD HH:MM:SS` as Malaysia's time (UTC+8, no summer time); null for anything else, 30 February too. Bayarcash names
 * no zone: this is our assumption.
 */
export function readMalaysiaTime(text: string | null): Date | null {
  const found = pattern.exec(text ?? '');
  if (!found) return null;
  const instant = new Date(`${found[1]}T${found[2]}+08:00`);
  if (Number.isNaN(instant.getTime())) return null;
  const asRead = new Date(instant.getTime() + offsetMs).toISOString().slice(0, 19);
  return asRead === `${found[1]}T${found[2]}` ? instant : null;
}
