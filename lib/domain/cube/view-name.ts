/** Longest name of a saved view. Apart, so that a page's script carries no catalogue with it. */
export const VIEW_NAME_LENGTH = 80;
