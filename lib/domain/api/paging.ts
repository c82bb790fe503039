export const MAX_LIMIT = 500;
export const USUAL_LIMIT = 100;
