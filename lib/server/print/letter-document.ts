import type { Content, TDocumentDefinitions } from "pdfmake/interfaces";
import { heading, paperTable } from "./meeting-sheet";

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
const GAP: [number, number, number, number] = [0, 6, 0, 0];

/** Letters of a print file, one page each. The title stands in the file and names nobody. */
export function letterDocument(head: LetterHead, groups: readonly LetterGroup[], t: LetterWords): TDocumentDefinitions {
  const isOne = groups.length === 1 && groups[0]?.letters.length === 1;
  const pages = groups.flatMap((group) => [
    ...(isOne ? [] : [listPage(head, group, t)]),
    ...group.letters.map((letter) => letterPage(head, letter, t)),
  ]);
  return {
    pageSize: "A4",
    pageMargins: [MARGIN, 40, MARGIN, 40],
    info: { title: t("file", { year: head.year }) },
    displayTitle: true,
    defaultStyle: { font: "Roboto", fontSize: 10.5, lineHeight: 1.15, color: "#111111" },
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

function letterPage(head: LetterHead, letter: Letter, t: LetterWords): Content[] {
  const { village, year, address } = head;
  return [
    letterhead(head),
    { text: t("title"), fontSize: 14, bold: true, margin: [0, 12, 0, 0] },
    { text: t("subject", { year }), color: MUTED },
    { text: t("to"), margin: [0, 12, 0, 0] },
    { text: letter.headName, bold: true, fontSize: 12 },
    { text: placeText(letter, t) },
    { text: t("opening", { date: letter.answerBy }), margin: [0, 10, 0, 0] },
    heading(t("howTitle")),
    {
      ol: [t("howSelf", { address }), t("howDesk", { village }), t("howVisit")].map((text, index) => ({
        text,
        ...(index === 0 ? {} : { margin: [0, 4, 0, 0] as [number, number, number, number] }),
      })),
    },
    codeBlock(head, letter, t),
    { text: t("proof"), margin: GAP },
    heading(t("lawTitle")),
    { text: t("law"), fontSize: 9, color: MUTED },
    { text: t("privacy", { village }), fontSize: 9, color: MUTED, margin: GAP },
  ];
}

/** The code for people, and the same for a camera. What follows a # is kept by the browser: no log of a server has the code. */
function codeBlock({ address }: LetterHead, { code }: Letter, t: LetterWords): Content {
  return {
    margin: [0, 14, 0, 6],
    table: {
      widths: ["*", 112],
      body: [
        [
          {
            border: [true, true, false, true],
            margin: [8, 8, 8, 8],
            stack: [
              { text: t("code"), color: MUTED },
              { text: code, fontSize: 22, bold: true, margin: [0, 4, 0, 6] },
              { text: address, bold: true },
              { text: t("codeNote"), fontSize: 9, margin: GAP },
            ],
          },
          {
            border: [false, true, true, true],
            margin: [0, 8, 0, 8],
            qr: `${address}#${code}`,
            fit: 104,
            eccLevel: "M",
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
    paperTable(
      [
        { header: t("number"), width: 24, isNumber: true },
        { header: t("head"), width: 130 },
        { header: t("address"), width: "*" },
        { header: t("received"), width: 90 },
        { header: t("date"), width: 50 },
        { header: t("unreached"), width: 76 },
      ],
      letters.map((letter, index) => [String(first + index), letter.headName, letter.address ?? "", "", "", ""]),
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
