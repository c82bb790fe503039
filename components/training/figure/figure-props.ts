export interface FigureProps {
  /** The words of the drawing, in the reader's language; "a|b" is a word with its note. */
  readonly labels: readonly string[];
}

/** A label and the note under it. */
export function partsOf(label: string): { readonly word: string; readonly note: string } {
  const [word = "", note = ""] = label.split("|");
  return { word, note };
}

/** All drawings are this wide, so that their words are as large on a phone as the text around them. */
export const WIDTH = 320;
