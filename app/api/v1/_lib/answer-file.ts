import type { HandedFile } from '@/lib/exports/types';

/**
 * A file as a download that is sent while it is made. It has no length: the connection is cut where the file breaks off, so that
 * only a whole one ends as HTTP says. `export-id` leads to its rows and hash.
 */
export function answerFile({ exportId, fileName, contentType, content }: HandedFile): Response {
  return new Response(content, {
    headers: {
      'content-type': contentType,
      'content-disposition': `attachment; filename="${fileName}"`,
      // Nothing on the way may keep it, or change the bytes that its hash is of.
      'cache-control': 'no-store, no-transform',
      'export-id': exportId,
    },
  });
}
