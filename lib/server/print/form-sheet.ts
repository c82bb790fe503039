import type { Answers } from "@/lib/domain/instrument/answers";
import { readForm } from "@/lib/domain/instrument/form";
import type { Instrument } from "@/lib/domain/instrument/instrument";
import { type PrintBlock, type PrintDocument, type PrintRow, printForm } from "@/lib/domain/instrument/print-form";
import type { Question } from "@/lib/domain/instrument/question";
import type { PortalValues } from "@/lib/domain/instrument/snapshot";
import type { Locale } from "@/lib/i18n/locale";

/** The texts of the printed form, by their key in the `print` messages. */
export type PrintWords = (key: PrintKey, values?: Record<string, string | number>) => string;

export type PrintKey = keyof typeof import("@/lib/i18n/messages/id/print.json");

/** One column of the members' pages. `name` is null on a blank form. */
export interface PersonSheet {
  readonly ordinal: number;
  readonly name: string | null;
  /** Rows by question number. */
  readonly rows: ReadonlyMap<string, PrintRow>;
}

/** A form ready to be drawn. Dates are in the reader's words. */
export interface FormSheet {
  readonly instrument: Instrument;
  readonly document: PrintDocument;
  readonly people: readonly PersonSheet[];
  /** Numbered questions by number. */
  readonly questions: ReadonlyMap<string, Question>;
  readonly place: string | null;
  readonly conditionDate: string | null;
  readonly printedAt: string | null;
  /** By section: when its answers were true. */
  readonly asOf: Readonly<Record<string, string>>;
  readonly isMasked: boolean;
}

/** The empty form, with pages for so many members. */
export function blankSheet(instrument: Instrument, locale: Locale, members: number): FormSheet {
  // No answer, no age: the day does not show.
  const document = printForm(instrument, null, locale, { conditionDate: "2000-01-01", blankMembers: members });
  const people = Array.from({ length: members }, (_, index) => ({
    ordinal: index + 1,
    name: null,
    rows: rowsOf(document.blocks.filter((block) => block.person === String(index + 1))),
  }));
  const nothing = { place: null, conditionDate: null, printedAt: null, asOf: {}, isMasked: false };
  return { instrument, document, people, questions: byNumber(instrument), ...nothing };
}

export interface FilledView {
  /** `YYYY-MM-DD`; ages are at this day. */
  readonly day: string;
  readonly portal: PortalValues;
}

/** The form with a family's answers, masked already where they must be. */
export function filledSheet(
  instrument: Instrument,
  answers: Answers,
  locale: Locale,
  view: FilledView,
  head: Pick<FormSheet, "place" | "conditionDate" | "printedAt" | "asOf" | "isMasked">,
): FormSheet {
  const document = printForm(instrument, answers, locale, { conditionDate: view.day, portal: view.portal });
  const people = peopleOf(instrument, answers, document, view.day);
  return { instrument, document, people, questions: byNumber(instrument), ...head };
}

/**
 * The blocks of a section stand in the order of its people, those without a visible question left out. Names alone do
 * not tell people apart: two members may share one.
 */
function peopleOf(
  instrument: Instrument,
  answers: Answers,
  document: PrintDocument,
  day: string,
): readonly PersonSheet[] {
  const members = [...readForm(instrument, answers, day).members.values()];
  const blocks = new Map<string | null, PrintBlock[]>(members.map(({ uid }) => [uid, []]));
  for (const outline of instrument.sections.filter(({ level }) => level === "member")) {
    const asked = members.filter(({ visible }) =>
      visible.some(({ section, no }) => section === outline.section && no !== null),
    );
    const drawn = document.blocks.filter((block) => block.section === outline.section);
    for (const [index, { uid }] of asked.entries()) {
      const block = drawn[index];
      if (block !== undefined) blocks.get(uid)?.push(block);
    }
  }
  return members.map(({ uid, lookup }, index) => {
    const name = lookup("name");
    return { ordinal: index + 1, name: typeof name === "string" ? name : "", rows: rowsOf(blocks.get(uid) ?? []) };
  });
}

function rowsOf(blocks: readonly PrintBlock[]): ReadonlyMap<string, PrintRow> {
  return new Map(blocks.flatMap((block) => block.rows.map((row) => [row.no, row] as const)));
}

function byNumber(instrument: Instrument): ReadonlyMap<string, Question> {
  return new Map(
    instrument.questions.flatMap((question) => (question.no === null ? [] : [[question.no, question] as const])),
  );
}
