const pattern = /^(20\d\d-\d\d-\d\d)[T ](\d\d:\d\d:\d\d(?:\.\d{1,9})?)(Z|[+-]\d\d:?\d\d)?$/;

/** An ISO 8601 instant as B2BinPay writes it (`2020-12-29T05:27:11.925654Z`), UTC where no zone is given; else null. */
export function readInstant(text: string): Date | null {
  const found = pattern.exec(text);
  if (!found) return null;
  const instant = new Date(`${found[1]}T${found[2]}${found[3] ?? 'Z'}`);
  return Number.isNaN(instant.getTime()) ? null : instant;
}
