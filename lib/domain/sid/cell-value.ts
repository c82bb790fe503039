import { identityNumberProblem } from "../nik/identity-number";
import { type Cell, cellText, isBlank, isScientific, mayHaveLostDigits } from "./cell";
import { readCode } from "./code-lists";
import type { Shape } from "./columns";
import type { ProblemCode } from "./problem";
import { readSidDate } from "./sid-date";

/** Null: nothing is given, so nothing changes. */
export type SidValue = string | number | null;

export type CellResult =
  | { readonly ok: true; readonly value: SidValue }
  | { readonly ok: false; readonly code: ProblemCode };

const PERSON_NAME = /^[\p{L}\p{M} .,'-]+$/u;

/** Reads one cell by the shape of its column. Never throws; what cannot be read is a problem with its cause. */
export function readCellValue(shape: Shape, cell: Cell): CellResult {
  switch (shape.kind) {
    case "nik":
    case "kk":
    case "parent-nik":
      return readIdentityNumber(shape.kind, cell);
    case "code": {
      const code = readCode(shape.list, cell);
      return code === undefined ? wrong("UNKNOWN_CODE") : right(code);
    }
    case "date":
      return readDate(cell);
    default:
      return readText(shape, cell);
  }
}

function right(value: SidValue): CellResult {
  return { ok: true, value };
}

function wrong(code: ProblemCode): CellResult {
  return { ok: false, code };
}

/** 0, empty or a temporary number (a leading 0, as OpenSID gives) is no number yet. */
function readIdentityNumber(kind: "nik" | "kk" | "parent-nik", cell: Cell): CellResult {
  if (isScientific(cell) || mayHaveLostDigits(cell)) return wrong("DIGITS_LOST");
  const text = cellText(cell).replace(/^'/, "").replace(/[\s.]/g, "");
  if (isBlank(text) || /^0+$/.test(text)) return right(null);
  if (kind !== "kk" && /^0\d{15}$/.test(text)) return right(null);
  if (identityNumberProblem(text) === null) return right(text);
  return wrong(kind === "kk" ? "KK_FORM" : "NIK_FORM");
}

function readDate(cell: Cell): CellResult {
  const text = cellText(cell);
  // OpenSID exports an unknown date as zeros.
  if (isBlank(text) || /^0+$/.test(text) || /^0000-00-00/.test(text)) return right(null);
  const day = readSidDate(cell);
  return day === null ? wrong("DATE") : right(day);
}

function readText(
  shape: Exclude<Shape, { kind: "nik" | "kk" | "parent-nik" | "code" | "date" }>,
  cell: Cell,
): CellResult {
  if (isScientific(cell) && typeof cell === "object") return wrong("DIGITS_LOST");
  const text = cellText(cell);
  if (text !== "" && isBlank(text) && shape.kind === "neighbourhood") return right("-");
  if (isBlank(text)) return right(null);
  switch (shape.kind) {
    case "person-name":
      return limited(text.replace(/[’‘`´]/g, "'"), shape.maxLength, (name) => PERSON_NAME.test(name), "PERSON_NAME");
    case "hamlet":
      return limited(hamletName(text), shape.maxLength);
    case "tag":
      return text.length >= 10 && text.length <= 17 ? right(text) : wrong("TAG");
    case "coordinate":
      return readCoordinate(text, shape.min, shape.max);
    case "neighbourhood":
    case "text":
      return limited(text, shape.maxLength);
  }
}

function limited(
  text: string,
  maxLength: number,
  fits: (text: string) => boolean = () => true,
  code: ProblemCode = "PERSON_NAME",
): CellResult {
  if (!fits(text)) return wrong(code);
  return text.length > maxLength ? wrong("TOO_LONG") : right(text);
}

/** OpenSID's own form: without the word "DUSUN", capitals, `_` for a space. */
function hamletName(text: string): string {
  return text
    .replaceAll("_", " ")
    .replace(/^dusun\s+/i, "")
    .replace(/\s+/g, " ")
    .trim()
    .toUpperCase();
}

function readCoordinate(text: string, min: number, max: number): CellResult {
  if (text.length > 24) return wrong("COORDINATE");
  if (/^0(?:[.,]0+)?$/.test(text)) return right(null);
  if (!/^[+-]?\d{1,3}(?:[.,]\d+)?$/.test(text)) return wrong("COORDINATE");
  const value = Number(Number(text.replace(",", ".")).toFixed(6));
  return value >= min && value <= max ? right(value) : wrong("COORDINATE");
}
