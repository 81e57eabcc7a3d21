#!/usr/bin/env node
// Ends with 0 while the console on this machine answers that it is alive: the health check of the image.
const url = `http://127.0.0.1:${process.env.PORT ?? '3000'}/api/health/live`;
const answer = await fetch(url, { signal: AbortSignal.timeout(2_500) }).catch(() => null);
process.exit(answer?.ok === true ? 0 : 1);
