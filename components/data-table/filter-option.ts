/** Looks of one choice in a filter's panel. */
export const filterOptionClass =
  'flex min-h-8 cursor-pointer items-center gap-2 rounded-sm px-2 text-sm hover:bg-hover pointer-coarse:min-h-10';
