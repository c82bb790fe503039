import type { Column, Content, TDocumentDefinitions } from "pdfmake/interfaces";
import { hashText } from "@/lib/domain/meeting/minutes";
import { countsOf, type MinutesPerson, type TrainingMinutes } from "@/lib/domain/training-session/minutes";
import { heading, paperFooter, paperTable, paperTitle, signatureBlock, terms, villagePaper } from "./meeting-sheet";
import { qrDrawing } from "./qr-drawing";

/** The texts of the minutes, by their key in the `trainingSession.minutes` messages. */
export type TrainingMinutesWords = (key: WordKey, values?: Record<string, string | number>) => string;
type Messages = typeof import("@/lib/i18n/messages/id/training-session.json")["minutes"];
type WordKey = { [Key in keyof Messages]: Messages[Key] extends string ? Key : never }[keyof Messages];

export interface TrainingMinutesSheet {
  readonly content: TrainingMinutes;
  /** Days and hours, and the way it was held, in the reader's words. */
  readonly when: string;
  readonly mode: string;
  readonly duty: (person: MinutesPerson) => string;
  /** When it was closed, or is printed. */
  readonly at: string;
  /** Null: a draft, without a number and without a code to check by. */
  readonly closed: {
    readonly documentNumber: string;
    readonly version: number;
    readonly isReplaced: boolean;
    /** Hex. */
    readonly sha256: string;
    readonly checkUrl: string;
  } | null;
}

/** The minutes of a training to be printed and signed: what it was, who was there, who was not, what they reached, and a code to check by. */
export function trainingMinutesDocument(sheet: TrainingMinutesSheet, t: TrainingMinutesWords): TDocumentDefinitions {
  const { content, closed } = sheet;
  const title = t("title");
  const foot =
    closed === null
      ? t("notClosed")
      : `${t("versionLine", { number: closed.documentNumber, version: closed.version })}. ${t("asOf", { at: sheet.at })}\n${t("hash")}: ${hashText(closed.sha256)}`;
  const banner = closed === null ? t("notClosed") : closed.isReplaced ? t("replacedPaper") : null;
  const people = (isThere: boolean) => content.people.filter(({ isPresent }) => isPresent === isThere);
  return villagePaper(
    title,
    [
      paperTitle(
        title,
        closed === null ? content.title : t("numberLine", { number: closed.documentNumber, version: closed.version }),
        closed === null ? content.regionLabel : content.title,
      ),
      ...(banner === null ? [] : [{ text: banner, bold: true, alignment: "center" as const, margin: 4 }]),
      t("opening"),
      heading(t("about")),
      terms([
        [t("when"), sheet.when],
        [t("mode"), `${sheet.mode}: ${content.place}`],
        [t("region"), content.regionLabel],
        [t("trainer"), content.trainerName],
      ]),
      heading(t("sum")),
      sumPart(sheet, t),
      ...peoplePart(t("listPresent"), people(true), sheet, t),
      ...peoplePart(t("listAbsent"), people(false), sheet, t),
      // A line for each name, so that both sign at one height.
      signatureBlock(t("signPlace"), [
        `${t("trainer")}\n${content.trainerName}`,
        `${t("office")}\n${content.regionLabel}`,
      ]),
    ],
    paperFooter(foot, (page, pages) => t("page", { page, pages })),
  );
}

/** The figures, and beside them the code to check by: at the foot it would take a page of its own. */
function sumPart({ content, closed }: TrainingMinutesSheet, t: TrainingMinutesWords): Content {
  const counts = countsOf(content);
  const people = (count: number) => t("people", { count });
  const figures = terms([
    [t("seats"), people(counts.seats)],
    [t("present"), people(counts.present)],
    [t("absent"), people(counts.absent)],
    [t("theory", { mark: content.passMark }), people(counts.theory)],
    [t("practice"), people(counts.practice)],
    [t("passed"), people(counts.passed)],
  ]);
  if (closed === null) return figures;
  const check: Column = {
    width: 200,
    alignment: "right",
    stack: [
      { ...qrDrawing(closed.checkUrl, 96), alignment: "right" },
      { text: t("checkText"), fontSize: 8, margin: [0, 4, 0, 2] },
      { text: closed.checkUrl, fontSize: 7 },
    ],
  };
  return { columnGap: 12, columns: [{ width: "*", stack: [figures] }, check] };
}

function peoplePart(
  title: string,
  people: readonly MinutesPerson[],
  { duty }: TrainingMinutesSheet,
  t: TrainingMinutesWords,
): readonly Content[] {
  if (people.length === 0) return [heading(title), t("nobody")];
  const yes = (is: boolean) => t(is ? "yes" : "no");
  return [
    heading(title),
    paperTable(
      [
        { header: t("number"), width: 28, isNumber: true },
        { header: t("name"), width: "*" },
        { header: t("duty"), width: "*" },
        { header: t("score"), width: 44, isNumber: true },
        { header: t("practiceColumn"), width: 52 },
        { header: t("passedColumn"), width: 52 },
      ],
      people.map((person, index) => [
        String(index + 1),
        person.name,
        duty(person),
        person.theoryScore === null ? "–" : String(person.theoryScore),
        yes(person.practicePassed),
        yes(person.passed),
      ]),
    ),
  ];
}
