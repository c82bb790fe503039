import "server-only";
import { MAX_ROWS } from "@/lib/domain/sid/columns";
import type { FileProblem } from "./first-look";

/** Longer than anything looked for, so that nothing is missed at the seam of two chunks. */
const SEAM = 700;

const DTD = /<!(?:DOCTYPE|ENTITY|ELEMENT|ATTLIST|NOTATION)/i;
/** A cell that has content; bounded repeats keep the search linear. */
const FILLED_CELL = /<(?:\w{1,8}:)?c\b[^>]{0,300}?\br=["']([A-Z]{1,9})(\d{1,9})["'][^>]{0,300}>/g;
const FORMULA = /<(?:\w{1,8}:)?f[\s>/]/g;
const ROW = /<(?:\w{1,8}:)?row\b[^>]{0,300}?\br=["'](\d{1,12})["']/g;

/** Excel's own last row: spreadsheets write it for its height alone. */
const LAST_ROW = 1_048_576;
/** Rows after the last person: the end marker, notes below it. */
const SLACK = 1000;

/**
 * Looks through the text of one XML part as it inflates. Document types and entities are refused, as is any encoding in
 * which this search would be blind. In sheets, filled cells far out are refused: a reader would make every cell between.
 */
export class XmlScan {
  private tail = "";
  /** Cells with a formula seen so far; counted in sheets alone. */
  formulas = 0;

  constructor(private readonly isSheet: boolean) {}

  next(chunk: Buffer): FileProblem | null {
    const text = this.tail + chunk.toString("latin1");
    const from = this.tail.length;
    if (this.isSheet)
      for (const { index, 0: tag } of text.matchAll(FORMULA)) if (index + tag.length > from) this.formulas += 1;
    this.tail = text.slice(-SEAM);
    // UTF-16 and UTF-32 hold zero bytes; XML in UTF-8 never does.
    if (chunk.includes(0) || DTD.test(text)) return "FORBIDDEN_XML";
    return this.isSheet ? farAway(text) : null;
  }
}

function farAway(text: string): FileProblem | null {
  for (const [, row = ""] of text.matchAll(ROW)) if (Number(row) > LAST_ROW) return "TOO_MANY_ROWS";
  for (const [tag, column = "", row = ""] of text.matchAll(FILLED_CELL)) {
    if (tag.endsWith("/>")) continue;
    if (column.length > 2) return "TOO_WIDE";
    if (Number(row) > MAX_ROWS + SLACK) return "TOO_MANY_ROWS";
  }
  return null;
}
