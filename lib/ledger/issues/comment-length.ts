/** Characters of a comment: room for a page of words; a file belongs elsewhere. */
export const commentLengthMax = 4_000;
