import { snakeCase } from "../variable/column";
import { findVariable } from "../variable/dictionary";
import type { Level, Sensitivity, SpecificData, Text } from "../variable/variable";
import { type AnswerValue, codesIn, isAnswered, itemsIn, type RepeatItem } from "./answers";
import type { Instrument } from "./instrument";
import type { Question } from "./question";

export interface ExportColumn {
  readonly level: Level;
  readonly key: string;
  /** The official DTSEN name, else the column name. Unique within its level. */
  readonly header: string;
  readonly label: Text;
  readonly question: Question;
  readonly sensitivity: Sensitivity;
  readonly specific: SpecificData | null;
}

/** The columns of an export or import of this instrument's stored answers, in form order. Server side: it reads the dictionary. */
export function exportColumns(instrument: Instrument): readonly ExportColumn[] {
  return instrument.questions.flatMap((question) => {
    if (question.regional?.kind === "item") return [regionalColumn(question)];
    const variable = question.stored ? findVariable(question.level, question.key) : null;
    if (variable === null) return [];
    const official = variable.official[0]?.split(":")[1];
    return [
      {
        level: question.level,
        key: question.key,
        header: official ?? snakeCase(question.key),
        label: question.label,
        question,
        sensitivity: variable.sensitivity,
        specific: variable.specific ?? null,
      },
    ];
  });
}

/** A region's item has no official name: its column is called by its wording, with the end of its key against doubles. */
function regionalColumn(question: Question): ExportColumn {
  const { level, key, label } = question;
  const words = label.id
    .normalize("NFKD")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "_")
    .replace(/^_|_$/g, "");
  const header = `daerah_${words.slice(0, 40)}_${key.slice(-6)}`;
  return { level, key, header, label, question, sensitivity: "data_pribadi", specific: null };
}

/** An answer as a cell: codes, not texts; several codes joined by `;`, never summed; items joined by `|`, their fields named. */
export function toCell(value: AnswerValue): string {
  if (value === null || !isAnswered(value)) return "";
  if (typeof value !== "object") return String(value);
  const items = itemsIn(value);
  return items.length > 0 ? items.map(itemCell).join("|") : codesIn(value).join(";");
}

/** `power=2;idType=1;id=520712345678` */
function itemCell(item: RepeatItem): string {
  return Object.entries(item)
    .filter(([, part]) => part !== null)
    .map(([key, part]) => `${key}=${part}`)
    .join(";");
}

function itemsOfCell(question: Question & { type: "repeat" }, text: string): readonly RepeatItem[] {
  return text.split("|").map((cell) => {
    const parts = new Map(cell.split(";").map((part) => [part.split("=")[0] ?? "", part.split("=")[1] ?? ""]));
    return Object.fromEntries(
      question.fields.map(({ key, type }) => {
        const part = parts.get(key);
        return [key, part === undefined ? null : type === "choice" ? Number(part) : part];
      }),
    );
  });
}

/** The answer of a cell that `toCell` wrote; what cannot be a number stays text and is found by `answerProblem`. */
export function fromCell(question: Question, cell: string): AnswerValue {
  const text = cell.trim();
  if (text === "") return null;
  switch (question.type) {
    case "text":
    case "date":
    case "photo":
      return text;
    case "repeat":
      return itemsOfCell(question, text);
    case "multi": {
      const codes = text.split(";").map(Number);
      return codes.every(Number.isInteger) ? codes : text;
    }
    case "choice":
    case "integer":
    case "decimal": {
      const number = Number(text);
      return Number.isFinite(number) ? number : text;
    }
  }
}
