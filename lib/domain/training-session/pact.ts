/**
 * Grows with every change of the pact's text in either language; whoever signed an older one signs anew. Until they do, their doors
 * shut at the next change of their post: a release that raises it tells people before.
 */
export const PACT_VERSION = 1;

/** The pact's sentences by their keys in the messages, in order. */
export const PACT_POINTS = ["purpose", "secret", "own", "truth", "money", "report", "after"] as const;
