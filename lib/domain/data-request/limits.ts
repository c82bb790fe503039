export const MOST_VARIABLES = 40;
export const MOST_AREAS = 60;
export const MOST_LINE = 150;
export const MOST_TEXT = 1000;
export const LEAST_DAYS = 7;
/** Fewer records without identity are not made: each of a handful is somebody whom a neighbour knows. */
export const LEAST_FAMILIES = 20;

/** What an upload says it is for. */
export const REQUEST_PAPER_USE = "data-request-paper";
export const MAX_REQUEST_PAPER_BYTES = 5_000_000;
export const MOST_PAPERS = 30;
