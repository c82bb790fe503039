/** Says with an upload that its bytes are a file of outlines; alone, so that a page need not load the rules of the file. */
export const OUTLINE_USE = "outline";
