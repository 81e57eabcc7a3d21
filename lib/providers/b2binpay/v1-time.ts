/** Nothing unprintable: it goes into bcrypt, whose implementations stop at different bytes. */
const pattern = /^[\x20-\x7e]{1,64}$/;
const earliest = Date.UTC(2000, 0);
const latest = Date.UTC(2100, 0);

/** `Fri Oct 02 2020 12:00:19 GMT+0000`, as API v1 writes instants. */
export function v1Time(at: Date): string {
  const [weekday = '', day, month, year, time] = at.toUTCString().replace(',', '').split(' ');
  return `${weekday} ${month} ${day} ${year} ${time} GMT+0000`;
}

/** The inverse of `v1Time`; other ways to write an instant are read as well, since B2BinPay fixes none. Null for what is none. */
export function readV1Time(text: string): Date | null {
  const instant = new Date(pattern.test(text) ? text : Number.NaN);
  return instant.getTime() >= earliest && instant.getTime() < latest ? instant : null;
}
