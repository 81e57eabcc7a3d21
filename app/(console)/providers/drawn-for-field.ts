/** The field in which a form says for whom its page was drawn: a user's id. */
export const drawnForField = 'drawnFor';
