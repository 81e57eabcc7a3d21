/** The two columns of every row of the drawing: what it is about, and the stretch of time. */
export const laneGridClass = 'grid grid-cols-[6.5rem_minmax(0,1fr)] sm:grid-cols-[13rem_minmax(0,1fr)]';
