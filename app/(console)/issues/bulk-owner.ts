/** What the choice of an owner says for nobody: an empty one says that nobody has chosen yet. */
export const nobodyChoice = 'nobody';
