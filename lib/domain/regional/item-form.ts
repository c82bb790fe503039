import type { RegionalItem, RegionalItemContent, RegionalLevel, RegionalShape, RegionalText } from "./item";

export const ITEM_TYPES = ["choice", "multi", "integer", "decimal", "text", "date"] as const;
export type ItemType = (typeof ITEM_TYPES)[number];

export interface OptionForm {
  /** Stands for the line while it is typed. */
  readonly line: string;
  readonly code: string;
  readonly id: string;
  readonly en: string;
  /** Stands alone among several answers. */
  readonly isAlone: boolean;
}

/** An item as its editor holds it: everything typed is text. */
export interface ItemForm {
  readonly level: RegionalLevel;
  readonly type: ItemType;
  readonly labelId: string;
  readonly labelEn: string;
  readonly helpId: string;
  readonly helpEn: string;
  readonly options: readonly OptionForm[];
  readonly min: string;
  readonly max: string;
  readonly unit: string;
  readonly maxLength: string;
  readonly isLong: boolean;
  readonly owner: string;
  readonly isRequired: boolean;
  readonly position: string;
  readonly activeFrom: string;
  readonly activeTo: string;
}

export type ItemField = "labelId" | "options" | "range" | "maxLength" | "owner" | "position" | "window";
export type ReadItemForm =
  | { readonly ok: true; readonly content: RegionalItemContent }
  | { readonly ok: false; readonly faults: readonly ItemField[] };

const DECIMAL_PLACES = 2;
const LONGEST_TEXT = 500;
const HIGHEST_CODE = 999;

/** The form of an item, or of a new one that is asked from a day on. */
export function itemForm(item: RegionalItem | null, today: string): ItemForm {
  const shape: RegionalShape = item?.shape ?? { type: "choice", options: [] };
  const exclusive = shape.type === "multi" ? shape.exclusive : [];
  const options = shape.type === "choice" || shape.type === "multi" ? shape.options : [];
  const range = shape.type === "integer" || shape.type === "decimal" ? shape : null;
  return {
    level: item?.level ?? "household",
    type: shape.type,
    labelId: item?.label.id ?? "",
    labelEn: item?.label.en ?? "",
    helpId: item?.help?.id ?? "",
    helpEn: item?.help?.en ?? "",
    options:
      options.length === 0
        ? [emptyOption("1", "1"), emptyOption("2", "2")]
        : options.map(({ code, label }, index) => ({
            line: String(index + 1),
            code: String(code),
            id: label.id,
            en: label.en ?? "",
            isAlone: exclusive.includes(code),
          })),
    min: String(range?.min ?? 0),
    max: String(range?.max ?? 100),
    unit: shape.type === "integer" ? (shape.unit?.id ?? "") : "",
    maxLength: String(shape.type === "text" ? shape.maxLength : 100),
    isLong: shape.type === "text" && shape.multiline === true,
    owner: item?.owner ?? "",
    isRequired: item?.required ?? false,
    position: String(item?.position ?? 1),
    activeFrom: item?.activeFrom ?? today,
    activeTo: item?.activeTo ?? "",
  };
}

export function emptyOption(line: string, code: string): OptionForm {
  return { line, code, id: "", en: "", isAlone: false };
}

/** What was typed as an item, or where it is none yet. */
export function readItemForm(form: ItemForm): ReadItemForm {
  const shape = readShape(form);
  const position = wholeNumber(form.position);
  const faults: ItemField[] = [
    ...(form.labelId.trim() === "" ? (["labelId"] as const) : []),
    ...(typeof shape === "string" ? [shape] : []),
    ...(form.owner.trim().length < 2 ? (["owner"] as const) : []),
    ...(position === null || position < 1 || position > 999 ? (["position"] as const) : []),
    ...(isWindow(form) ? [] : (["window"] as const)),
  ];
  if (faults.length > 0 || typeof shape === "string" || position === null) return { ok: false, faults };
  return {
    ok: true,
    content: {
      level: form.level,
      label: text(form.labelId, form.labelEn),
      help: form.helpId.trim() === "" ? null : text(form.helpId, form.helpEn),
      shape,
      owner: form.owner.trim(),
      required: form.isRequired,
      position,
      activeFrom: form.activeFrom,
      activeTo: form.activeTo === "" ? null : form.activeTo,
    },
  };
}

function readShape(form: ItemForm): RegionalShape | ItemField {
  switch (form.type) {
    case "choice":
    case "multi":
      return readOptions(form);
    case "integer":
    case "decimal":
      return readRange(form);
    case "text": {
      const maxLength = wholeNumber(form.maxLength);
      if (maxLength === null || maxLength < 1 || maxLength > LONGEST_TEXT) return "maxLength";
      return { type: "text", maxLength, ...(form.isLong ? { multiline: true as const } : {}) };
    }
    case "date":
      return { type: "date" };
  }
}

function readOptions({ type, options }: ItemForm): RegionalShape | ItemField {
  const read = options
    .filter(({ id, code }) => id.trim() !== "" || code.trim() !== "")
    .map(({ code, id, en, isAlone }) => ({ code: wholeNumber(code), label: text(id, en), isAlone }));
  const isWhole = read.every(
    ({ code, label }) => code !== null && code >= 0 && code <= HIGHEST_CODE && label.id !== "",
  );
  const codes = read.flatMap(({ code }) => code ?? []);
  if (!isWhole || read.length < 2 || new Set(codes).size !== codes.length) return "options";
  const list = read.map(({ code, label }) => ({ code: code ?? 0, label }));
  if (type === "choice") return { type: "choice", options: list };
  return { type: "multi", options: list, exclusive: read.flatMap(({ code, isAlone }) => (isAlone ? [code ?? 0] : [])) };
}

function readRange({ type, min, max, unit }: ItemForm): RegionalShape | ItemField {
  const [from, to] = [number(min), number(max)];
  if (from === null || to === null || from >= to) return "range";
  if (type === "decimal") return { type: "decimal", min: from, max: to, places: DECIMAL_PLACES };
  if (!Number.isInteger(from) || !Number.isInteger(to)) return "range";
  return { type: "integer", min: from, max: to, ...(unit.trim() === "" ? {} : { unit: { id: unit.trim() } }) };
}

function isWindow({ activeFrom, activeTo }: ItemForm): boolean {
  return activeFrom !== "" && (activeTo === "" || activeFrom <= activeTo);
}

function text(id: string, en: string): RegionalText {
  return { id: id.trim(), ...(en.trim() === "" ? {} : { en: en.trim() }) };
}

function number(typed: string): number | null {
  const value = Number(typed.trim().replace(",", "."));
  return typed.trim() === "" || !Number.isFinite(value) ? null : value;
}

function wholeNumber(typed: string): number | null {
  const value = number(typed);
  return value !== null && Number.isInteger(value) ? value : null;
}
