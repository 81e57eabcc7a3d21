import type { ClaimedJob } from './claim-jobs';

const groupBodyBytesMax = 4 * 1024 * 1024;

/** Splits a claim into groups whose bodies together fit comfortably into memory; a larger body is a group of its own. */
export function chunkBySize<Job extends Pick<ClaimedJob, 'bodyBytes'>>(
  jobs: readonly Job[],
  bodyBytesMax = groupBodyBytesMax,
): Job[][] {
  const chunks: Job[][] = [];
  let room = 0;
  for (const job of jobs) {
    const bytes = job.bodyBytes ?? 0;
    const last = chunks.at(-1);
    if (last && bytes <= room) last.push(job);
    else chunks.push([job]);
    room = (last && bytes <= room ? room : bodyBytesMax) - bytes;
  }
  return chunks;
}
