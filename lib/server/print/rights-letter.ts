import type { Content, TDocumentDefinitions } from "pdfmake/interfaces";
import { heading, paperFooter, paperTable, paperTitle, signatureBlock, terms, villagePaper } from "./meeting-sheet";

/** The texts of the letter, by their key in the `rights.letter` messages. */
export type RightsLetterWords = (key: RightsLetterKey, values?: Record<string, string | number>) => string;
type RightsLetterKey = keyof typeof import("@/lib/i18n/messages/id/rights.json")["letter"];

export interface RightsLetter {
  /** Short: the end of the request's id. */
  readonly number: string;
  readonly headName: string;
  readonly place: string;
  /** All in the reader's words. */
  readonly kind: string;
  readonly asker: string;
  readonly wish: string | null;
  readonly askedAt: string;
  readonly dueAt: string;
  readonly decidedAt: string;
  readonly isGranted: boolean;
  readonly decision: string;
  readonly reason: string | null;
  readonly answer: string | null;
  /** What follows of it, or what can be done against it. */
  readonly next: readonly string[];
  readonly signer: string;
  readonly day: string;
  /** Office and duty, purpose, times, first and last day; null: not told here. */
  readonly seen: readonly (readonly string[])[] | null;
  readonly printedAt: string;
}

/** The answer to what a family asked about its own data, on paper. No NIK stands on it, and its title names nobody. */
export function rightsLetter(letter: RightsLetter, t: RightsLetterWords): TDocumentDefinitions {
  const title = t("title");
  return villagePaper(
    title,
    [
      paperTitle(title, t("number", { number: letter.number }), letter.place),
      terms([
        [t("family"), letter.headName],
        [t("kind"), letter.kind],
        [t("asker"), letter.asker],
        [t("askedAt"), letter.askedAt],
        [t("dueAt"), letter.dueAt],
        [t("decidedAt"), letter.decidedAt],
      ]),
      ...(letter.wish === null ? [] : [heading(t("wish")), letter.wish]),
      heading(t("decision")),
      { text: letter.decision, bold: true },
      ...(letter.reason === null ? [] : [{ text: letter.reason, margin: [0, 4, 0, 0] } satisfies Content]),
      ...(letter.answer === null ? [] : [{ text: letter.answer, margin: [0, 4, 0, 0] } satisfies Content]),
      heading(t(letter.isGranted ? "follows" : "against")),
      { ul: [...letter.next] },
      ...seenPart(letter, t),
      signatureBlock(letter.day, [letter.signer]),
    ],
    paperFooter(t("foot", { at: letter.printedAt }), (page, pages) => t("page", { page, pages })),
  );
}

function seenPart({ seen }: RightsLetter, t: RightsLetterWords): readonly Content[] {
  if (seen === null) return [];
  return [
    heading(t("seen")),
    { text: t("seenText"), margin: [0, 0, 0, 4] },
    paperTable(
      [
        { header: t("office"), width: "*" },
        { header: t("purpose"), width: 120 },
        { header: t("times"), width: 40, isNumber: true },
        { header: t("first"), width: 74 },
        { header: t("last"), width: 74 },
      ],
      seen,
    ),
  ];
}
