import type { Content, DynamicContent, TDocumentDefinitions } from "pdfmake/interfaces";
import { writeLines } from "./drawing";
import type { FormSheet, PrintWords } from "./form-sheet";
import { householdTable } from "./household-table";
import { memberTables } from "./member-table";

const MARGIN = 36;
/** A4 between the margins, in points. */
const PAGE_WIDTH = 523;

/** The printed form: A4 upright, every block a table, the members side by side, signatures at the end. */
export function formDocument(sheet: FormSheet, words: PrintWords): TDocumentDefinitions {
  return {
    pageSize: "A4",
    pageMargins: [MARGIN, 54, MARGIN, 46],
    language: sheet.document.locale,
    displayTitle: true,
    // Never a name: this stands in the file, in its tab and in lists of recent files.
    info: { title: `${sheet.document.code} ${words(sheet.document.blank ? "blankTitle" : "filledTitle")}` },
    defaultStyle: { font: "Roboto", fontSize: 8, color: "#111111" },
    header: pageHeader(sheet, words),
    footer: pageFooter(sheet, words),
    content: [titleBlock(sheet, words), ...body(sheet, words), signatures(words)],
  };
}

/**
 * In the order of the form; the members' blocks come together where the first of them stands. On an empty form they
 * begin and end with a page, so that more of their sheets can be copied for a large family.
 */
function body(sheet: FormSheet, words: PrintWords): readonly Content[] {
  const { sections } = sheet.instrument;
  const firstOfMembers = sections.findIndex(({ level }) => level === "member");
  let isAfterMembers = false;
  return sections.flatMap((outline, index): readonly Content[] => {
    if (index === firstOfMembers) {
      isAfterMembers = sheet.document.blank;
      return memberTables(sheet, words);
    }
    const block = sheet.document.blocks.find(({ section }) => section === outline.section);
    if (outline.level !== "household" || block === undefined) return [];
    const table = householdTable(sheet, block, words);
    if (!isAfterMembers) return [table];
    isAfterMembers = false;
    return [{ ...table, pageBreak: "before" }];
  });
}

function titleBlock(sheet: FormSheet, words: PrintWords): Content {
  const { document } = sheet;
  const facts = [
    sheet.place,
    sheet.conditionDate === null ? null : words("conditionDate", { date: sheet.conditionDate }),
    sheet.printedAt === null ? null : words("printedAt", { at: sheet.printedAt }),
  ].filter((fact) => fact !== null);
  return {
    margin: [0, 0, 0, 10],
    stack: [
      { text: document.title, fontSize: 14, bold: true },
      { text: words(document.blank ? "blankTitle" : "filledTitle"), fontSize: 10, margin: [0, 2, 0, 4] },
      ...facts.map((text) => ({ text, fontSize: 9 })),
      ...howTo(sheet, words).map((text) => ({ text, margin: [0, 2, 0, 0] as [number, number, number, number] })),
    ],
  };
}

function howTo(sheet: FormSheet, words: PrintWords): readonly string[] {
  if (sheet.document.blank) return [words("howTick"), words("howSkip"), words("howMembers")];
  return [words("notAsked"), ...(sheet.isMasked ? [words("masked")] : [])];
}

function pageHeader(sheet: FormSheet, words: PrintWords): Content {
  const { document } = sheet;
  const right =
    sheet.conditionDate === null ? words("blankTitle") : words("conditionDate", { date: sheet.conditionDate });
  return {
    margin: [MARGIN, 24, MARGIN, 0],
    fontSize: 8,
    stack: [
      {
        columns: [
          { text: words("running", { code: document.code, version: document.version }), bold: true, width: "auto" },
          { text: [sheet.place, right].filter((part) => part !== null).join(" · "), alignment: "right", width: "*" },
        ],
      },
      { canvas: [{ type: "line", x1: 0, y1: 4, x2: PAGE_WIDTH, y2: 4, lineWidth: 0.8, lineColor: "#333333" }] },
    ],
  };
}

function pageFooter(sheet: FormSheet, words: PrintWords): DynamicContent {
  const note = words(sheet.document.blank ? "footerBlank" : "footerFilled");
  return (page, pages) => ({
    margin: [MARGIN, 8, MARGIN, 0],
    fontSize: 7,
    columns: [
      { text: note, width: "*" },
      { text: words("page", { page, pages }), alignment: "right", width: 70 },
    ],
  });
}

function signatures(words: PrintWords): Content {
  const signer = (title: string): Content => ({
    stack: [{ text: title, bold: true }, { text: "", margin: [0, 34, 0, 0] }, writeLines(1, 220), words("signName")],
  });
  return {
    unbreakable: true,
    margin: [0, 14, 0, 0],
    stack: [
      { text: words("signPlace"), margin: [0, 0, 0, 10] },
      { columns: [signer(words("respondent")), signer(words("officer"))], columnGap: 40 },
    ],
  };
}
