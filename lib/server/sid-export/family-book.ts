import "server-only";
import writeExcelFile, { type Row } from "write-excel-file/node";
import { INSTRUMENTS } from "@/lib/domain/instrument/registry";
import { formatPublicId } from "@/lib/domain/public-id/public-id";
import { type AnswerBook, answerBook, answerLines, headingOf } from "@/lib/domain/sid/answer-line";
import { DATA_SHEET, END_MARKER, SID_COLUMNS } from "@/lib/domain/sid/columns";
import { type SidLine, sidLines, temporaryCard } from "@/lib/domain/sid/sid-line";
import type { Family } from "@/lib/server/household/family";

interface Sheet {
  readonly sheet: string;
  readonly lines: SidLine[];
}

/** Families of a village as a workbook on its way: OpenSID's 43 columns, or the answers of a questionnaire. */
export class FamilyBook {
  readonly #villageCode: string;
  readonly #answers: AnswerBook | null;
  readonly #sheets: readonly Sheet[];

  /** @param book `sid-43`, or the questionnaire whose answers are wanted */
  constructor(book: string, villageCode: string) {
    this.#villageCode = villageCode;
    this.#answers = book === "sid-43" ? null : answerBook(instrumentOf(book));
    this.#sheets = emptySheets(this.#answers);
  }

  /** People in it. */
  get people(): number {
    return (this.#sheets.at(-1)?.lines.length ?? 1) - 1;
  }

  /** @param ordinal of the family in its village, from 1: holds a family without a card together */
  add({ id, regencyCode, answers }: Family, ordinal: number): void {
    const [first, second] = this.#sheets;
    if (this.#answers === null) {
      first?.lines.push(...sidLines(answers, temporaryCard(this.#villageCode, ordinal)));
      return;
    }
    const lines = answerLines(this.#answers, formatPublicId(regencyCode, id), answers);
    first?.lines.push(lines.family);
    second?.lines.push(...lines.members);
  }

  /** The finished workbook. Texts are texts, never formulas: the type of each cell is written down (TRUST T10). */
  async bytes(): Promise<Buffer> {
    if (this.#answers === null)
      this.#sheets[0]?.lines.push(SID_COLUMNS.map((_, at) => (at === END_MARKER.columnIndex ? END_MARKER.text : null)));
    const result = await writeExcelFile(
      this.#sheets.map(({ sheet, lines }) => ({
        sheet,
        data: lines.map(
          (line): Row =>
            line.map((value) =>
              value === null ? null : typeof value === "number" ? { value, type: Number } : { value, type: String },
            ),
        ),
      })),
    );
    return result.toBuffer();
  }
}

function emptySheets(answers: AnswerBook | null): readonly Sheet[] {
  if (answers === null) return [{ sheet: DATA_SHEET, lines: [SID_COLUMNS.map(({ name }) => name)] }];
  return [
    { sheet: "Keluarga", lines: [["id", ...answers.family.map(headingOf)]] },
    { sheet: "Anggota Keluarga", lines: [["id", ...answers.member.map(headingOf)]] },
  ];
}

function instrumentOf(code: string) {
  const found = INSTRUMENTS.findLast((instrument) => instrument.code === code);
  if (found === undefined) throw new Error("no such instrument");
  return found;
}
