const mb = 1024 ** 2;

/** Of a disk the log takes one part in so many at most, however small the disk beside what a flood wants. */
const diskShare = 10;

/** In MB: what a flood writes between two checkpoints, and what works on the smallest disk. */
const most = 4_096;
const least = 512;

/**
 * Pure: how much of its log Postgres writes until a checkpoint and, half of it, keeps at any time, on a disk of `diskBytes`: 4 and 2 GB
 * where it has 40 GB and more.
 */
export function logSizes(diskBytes: number): { max_wal_size: string; min_wal_size: string } {
  const max = Math.min(most, Math.max(least, Math.floor(diskBytes / diskShare / mb)));
  return { max_wal_size: `${max}MB`, min_wal_size: `${Math.floor(max / 2)}MB` };
}
