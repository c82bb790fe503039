import type { Option, Shape } from "../instrument/question";
import type { Text } from "../variable/variable";

/** English may be missing: the Indonesian text then stands for it. */
export interface RegionalText {
  readonly id: string;
  readonly en?: string | undefined;
}

export interface RegionalOption {
  readonly code: number;
  readonly label: RegionalText;
}

/** How the answer of a region's item looks: the kinds of the questionnaire that need no column of their own. */
export type RegionalShape =
  | { readonly type: "choice"; readonly options: readonly RegionalOption[] }
  | { readonly type: "multi"; readonly options: readonly RegionalOption[]; readonly exclusive: readonly number[] }
  | { readonly type: "integer"; readonly min: number; readonly max: number; readonly unit?: RegionalText | undefined }
  | { readonly type: "decimal"; readonly min: number; readonly max: number; readonly places: number }
  | { readonly type: "text"; readonly maxLength: number; readonly multiline?: true | undefined }
  | { readonly type: "date" };

export type RegionalLevel = "household" | "member";

/** What a region asks, as its people write it. */
export interface RegionalItemContent {
  readonly level: RegionalLevel;
  readonly label: RegionalText;
  readonly help: RegionalText | null;
  readonly shape: RegionalShape;
  /** The office that asked for it (OPD). */
  readonly owner: string;
  readonly required: boolean;
  /** Items of a region are asked in this order, then by their names. */
  readonly position: number;
  /** YYYY-MM-DD, both included; null for no end. */
  readonly activeFrom: string;
  readonly activeTo: string | null;
}

/** One version of an item. Versions are only ever added, so that what was asked can always be read as it was asked. */
export interface RegionalItem extends RegionalItemContent {
  /** The item through its versions. */
  readonly itemId: string;
  /** Under this id answers are kept. A version that means something else has a new one. */
  readonly answerId: string;
  readonly version: number;
  /** Province or regency. */
  readonly regionCode: string;
  readonly retired: boolean;
  /** Instant, ISO 8601 in UTC. */
  readonly madeAt: string;
}

const PREFIX = "regional";
const KEY = /^regional([0-9a-f]{8})([0-9a-f]{4})([0-9a-f]{4})([0-9a-f]{4})([0-9a-f]{12})$/;

/** The key of an item's answer: one name like any question's, so that nothing downstream knows the difference. */
export function regionalKey(answerId: string): string {
  return `${PREFIX}${answerId.replaceAll("-", "")}`;
}

/** The answer id of a key; null for a key of the questionnaire itself. */
export function answerIdOf(key: string): string | null {
  const match = KEY.exec(key);
  return match === null ? null : match.slice(1).join("-");
}

/** The section in which a region's items stand, by the level they are asked at. */
export function regionalSection(level: RegionalLevel): "regional" | "regionalMember" {
  return level === "household" ? "regional" : "regionalMember";
}

/**
 * True when answers to one are answers to the other: level, wording and the way of answering are the same. Order, help,
 * translations, office, window and whether it is required may differ.
 */
export function isSameMeaning(a: RegionalItemContent, b: RegionalItemContent): boolean {
  return meaningOf(a) === meaningOf(b);
}

function meaningOf({ level, label, shape }: RegionalItemContent): string {
  return JSON.stringify([level, label.id, shapeMeaning(shape)]);
}

function shapeMeaning(shape: RegionalShape): readonly unknown[] {
  switch (shape.type) {
    case "choice":
      return [shape.type, optionMeanings(shape.options)];
    case "multi":
      return [shape.type, optionMeanings(shape.options), [...shape.exclusive].sort()];
    case "integer":
      return [shape.type, shape.min, shape.max, shape.unit?.id ?? ""];
    case "decimal":
      return [shape.type, shape.min, shape.max, shape.places];
    case "text":
      return [shape.type, shape.maxLength, shape.multiline === true];
    case "date":
      return [shape.type];
  }
}

function optionMeanings(options: readonly RegionalOption[]): readonly unknown[] {
  return options.map(({ code, label }) => [code, label.id]).sort((a, b) => Number(a[0]) - Number(b[0]));
}

/** A region's text in both languages. */
export function bothLanguages({ id, en }: RegionalText): Text {
  return { id, en: en === undefined || en === "" ? id : en };
}

/** The shape as the questionnaire's own questions have it. */
export function questionShape(shape: RegionalShape): Shape {
  const options = (list: readonly RegionalOption[]): readonly Option[] =>
    list.map(({ code, label }) => ({ code, label: bothLanguages(label) }));
  switch (shape.type) {
    case "choice":
      return { type: "choice", options: options(shape.options) };
    case "multi":
      return { type: "multi", options: options(shape.options), exclusive: shape.exclusive };
    case "integer": {
      const { min, max, unit } = shape;
      return { type: "integer", min, max, ...(unit === undefined ? {} : { unit: bothLanguages(unit) }) };
    }
    case "text":
      return {
        type: "text",
        maxLength: shape.maxLength,
        ...(shape.multiline === true ? { multiline: true as const } : {}),
      };
    case "decimal":
    case "date":
      return shape;
  }
}
