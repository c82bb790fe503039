import type { Content, TDocumentDefinitions } from "pdfmake/interfaces";
import { heading, paperTable, writingTable } from "./meeting-sheet";
import type { TextWidth } from "./pdf";
import { qrDrawing } from "./qr-drawing";
import { setLines } from "./set-lines";

/** The texts of a letter, by their key in the `invitationLetter` messages. */
export type LetterWords = (key: LetterKey, values?: Record<string, string | number>) => string;
type LetterKey = keyof typeof import("@/lib/i18n/messages/id/invitation-letter.json");

/** A family's letter. No number of a card or person stands in it. */
export interface Letter {
  readonly headName: string;
  readonly dusun: string | null;
  readonly rw: string | null;
  readonly rt: string | null;
  readonly address: string | null;
  /** As people read it: ABCD-EFGH-JKMN. */
  readonly code: string;
  /** A day in words. */
  readonly answerBy: string;
}

export interface LetterHead {
  readonly year: number;
  /** "Desa Beru" and what is around it, the wider first. */
  readonly village: string;
  readonly above: readonly string[];
  /** Where the self-update is, without what opens it: `https://.../mandiri`. */
  readonly address: string;
}

/** The letters of one neighbourhood, in the order of walking, after the list that goes with whoever hands them out. */
export interface LetterGroup {
  readonly letters: readonly Letter[];
  /** Number of the first in its neighbourhood, from 1. */
  readonly first: number;
}

const MARGIN = 48;
const WIDTH = 595 - 2 * MARGIN;
const MUTED = "#444444";
/** With its quiet zone: a square of 0.9 mm, four or five of a printer's dots at its worst. */
const QR_SIDE = 112;
const GAP: [number, number, number, number] = [0, 6, 0, 0];

/** Letters of a print file, one page each. The title stands in the file and names nobody. */
export function letterDocument(
  head: LetterHead,
  groups: readonly LetterGroup[],
  t: LetterWords,
  measure: TextWidth,
): TDocumentDefinitions {
  const paragraphs = paragraphsOf(head, t, measure);
  const isOne = groups.length === 1 && groups[0]?.letters.length === 1;
  const pages = groups.flatMap((group) => [
    ...(isOne ? [] : [listPage(head, group, t)]),
    ...group.letters.map((letter) => letterPage(head, letter, paragraphs, t)),
  ]);
  return {
    pageSize: "A4",
    pageMargins: [MARGIN, 40, MARGIN, 40],
    info: { title: t("file", { year: head.year }) },
    displayTitle: true,
    defaultStyle: { font: "Roboto", fontSize: TEXT, lineHeight: 1.15, color: "#111111" },
    content: pages.map((stack, index) => (index === 0 ? { stack } : { stack, pageBreak: "before" as const })),
  };
}

function letterhead({ village, above }: LetterHead): Content {
  return {
    stack: [
      { text: above.join(" · "), fontSize: 9, color: MUTED, alignment: "center" },
      { text: village.toUpperCase(), fontSize: 13, bold: true, alignment: "center" },
      { canvas: [{ type: "line", x1: 0, y1: 5, x2: WIDTH, y2: 5, lineWidth: 1.2, lineColor: "#333333" }] },
    ],
  };
}

/** What stands in every letter, set once for all of them: most of the time that a letter takes is its text. */
interface Paragraphs {
  readonly how: readonly string[];
  readonly codeNote: string;
  readonly proof: string;
  readonly law: string;
  readonly privacy: string;
  opening(date: string): string;
}

const TEXT = 10.5;
const SMALL = 9;
/** What the numbers of the ways take of a line. */
const LIST_INDENT = 20;
const CODE_PAD = 8;
const CODE_WIDTH = WIDTH - QR_SIDE - 2 * CODE_PAD - 8;

function paragraphsOf({ village, address }: LetterHead, t: LetterWords, measure: TextWidth): Paragraphs {
  const set = (text: string, size = TEXT, width = WIDTH) => setLines(text, size, width, measure);
  const openings = new Map<string, string>();
  return {
    how: [t("howSelf", { address }), t("howDesk", { village }), t("howVisit")].map((text) =>
      set(text, TEXT, WIDTH - LIST_INDENT),
    ),
    codeNote: set(t("codeNote"), SMALL, CODE_WIDTH),
    proof: set(t("proof")),
    law: set(t("law"), SMALL),
    privacy: set(t("privacy", { village }), SMALL),
    opening(date) {
      const known = openings.get(date) ?? set(t("opening", { date: date.replaceAll(" ", "\u00a0") }));
      openings.set(date, known);
      return known;
    },
  };
}

function letterPage(head: LetterHead, letter: Letter, paragraphs: Paragraphs, t: LetterWords): Content[] {
  return [
    letterhead(head),
    { text: t("title"), fontSize: 14, bold: true, margin: [0, 12, 0, 0] },
    { text: t("subject", { year: head.year }), color: MUTED },
    { text: t("to"), margin: [0, 12, 0, 0] },
    { text: letter.headName, bold: true, fontSize: 12 },
    { text: placeText(letter, t) },
    { text: paragraphs.opening(letter.answerBy), margin: [0, 10, 0, 0] },
    heading(t("howTitle")),
    {
      ol: paragraphs.how.map((text, index) => ({
        text,
        ...(index === 0 ? {} : { margin: [0, 4, 0, 0] as [number, number, number, number] }),
      })),
    },
    codeBlock(head, letter, paragraphs, t),
    { text: paragraphs.proof, margin: GAP },
    heading(t("lawTitle")),
    { text: paragraphs.law, fontSize: SMALL, color: MUTED },
    { text: paragraphs.privacy, fontSize: SMALL, color: MUTED, margin: GAP },
  ];
}

/** The code for people, and the same for a camera. What follows a # is kept by the browser: no log of a server has the code. */
function codeBlock({ address }: LetterHead, { code }: Letter, { codeNote }: Paragraphs, t: LetterWords): Content {
  return {
    margin: [0, 14, 0, 6],
    layout: { paddingLeft: () => 0, paddingRight: () => 0 },
    table: {
      widths: ["*", QR_SIDE],
      body: [
        [
          {
            border: [true, true, false, true],
            margin: [CODE_PAD, CODE_PAD, CODE_PAD, CODE_PAD],
            stack: [
              { text: t("code"), color: MUTED },
              { text: code, fontSize: 22, bold: true, margin: [0, 4, 0, 6] },
              { text: address, bold: true },
              { text: codeNote, fontSize: SMALL, margin: GAP },
            ],
          },
          {
            border: [false, true, true, true],
            margin: [0, 4, 0, 4],
            ...qrDrawing(`${address}#${code}`, QR_SIDE),
            alignment: "right",
          },
        ],
      ],
    },
  };
}

function listPage(head: LetterHead, { letters, first }: LetterGroup, t: LetterWords): Content[] {
  const [one] = letters;
  return [
    letterhead(head),
    { text: t("listTitle"), fontSize: 14, bold: true, margin: [0, 12, 0, 0] },
    { text: one === undefined ? "" : neighbourhoodText(one, t), bold: true },
    { text: t("listCount", { count: letters.length }) },
    { text: t("listNote"), fontSize: 9, color: MUTED, margin: [0, 4, 0, 8] },
    writingTable(
      paperTable(
        [
          { header: t("number"), width: 22, isNumber: true },
          { header: t("head"), width: 116 },
          { header: t("address"), width: "*" },
          { header: t("received"), width: 82 },
          { header: t("date"), width: 48 },
          { header: t("unreached"), width: 72 },
        ],
        letters.map((letter, index) => [String(first + index), letter.headName, letter.address ?? "", "", "", ""]),
      ),
    ),
  ];
}

function placeText(letter: Letter, t: LetterWords): string {
  const place = neighbourhoodText(letter, t);
  return letter.address === null || letter.address === "" ? place : `${letter.address}, ${place}`;
}

function neighbourhoodText({ dusun, rw, rt }: Letter, t: LetterWords): string {
  return t("place", { dusun: dusun ?? "–", rt: rt ?? "–", rw: rw ?? "–" });
}
