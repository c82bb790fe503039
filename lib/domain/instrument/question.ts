import type { Level, Section, Text } from "../variable/variable";
import type { AnswerValue } from "./answers";
import type { Condition } from "./condition/condition";

export type Locale = "id" | "en";

export interface Option {
  readonly code: number;
  readonly label: Text;
  /** The number on this form, where it is another one than the record's code. */
  readonly printed?: number;
}

/** How an answer looks. `exclusive` codes of a several-answer question stand alone (0 none, 99 other or unknown). */
/** Numbers that are no quantities, by how many digits they have. */
export const DIGIT_FORMATS = { digits16: 16, digits10: 10, digits5: 5, digits4: 4, digits2: 2 } as const;
export type DigitFormat = keyof typeof DIGIT_FORMATS;

export type Shape =
  | { readonly type: "choice"; readonly options: readonly Option[] }
  | { readonly type: "multi"; readonly options: readonly Option[]; readonly exclusive: readonly number[] }
  | { readonly type: "integer"; readonly min: number; readonly max: number; readonly unit?: Text }
  | { readonly type: "decimal"; readonly min: number; readonly max: number; readonly places: number }
  | {
      readonly type: "text";
      readonly maxLength: number;
      readonly format?: DigitFormat | "phone";
      readonly multiline?: true;
    }
  | { readonly type: "date" }
  /** The answer is the id of a private file of the family. */
  | { readonly type: "photo" }
  | {
      readonly type: "repeat";
      readonly most: number;
      readonly item: Text;
      readonly fields: readonly FieldDefinition[];
    };

/** Digits a number must have: so many, or so many by the code of another field of the same item. */
export type Digits = number | { readonly by: string; readonly lengths: Readonly<Record<number, number>> };

/** One field of a repeat's item; every field of an item must be filled. */
export type FieldDefinition = { readonly key: string; readonly label: Text } & (
  | { readonly type: "choice"; readonly options: readonly Option[] }
  | { readonly type: "digits"; readonly digits: Digits }
);

/**
 * answer: asked. portal: the portal fills it (officer, numbering). derived: worked out and stored nowhere (region, age,
 * count, head's name). computed: worked out from another answer and stored, so that the record has one reading of it.
 */
export type Fill = "answer" | "portal" | "derived" | "computed";

/** Where a computed answer comes from. While the source is unanswered, the record's own answer stands. */
export interface Computed {
  readonly from: string;
  readonly read: (value: AnswerValue) => AnswerValue;
}

export interface OptionalDefinition {
  readonly reason: Text;
  /** The question is required after all when this condition holds. */
  readonly unless?: string;
  /** Blank is itself an answer, so it is not even reported as empty. */
  readonly blankIsAnswer?: true;
}

interface DefinitionBase {
  /** Number on the form; null for a field of the register that the form does not print. */
  readonly no: string | null;
  readonly key: string;
  readonly label: Text;
  readonly help?: Text;
  readonly askIf?: string;
  readonly optional?: OptionalDefinition;
  readonly fill?: Fill;
  readonly computed?: Computed;
  /** The question whose control shows this one, too: longitude stands on the map of latitude. */
  readonly partOf?: string;
  /** A control of its own instead of the one its kind of answer wants. */
  readonly control?: "location";
}

/** A question as a definition file writes it. */
export type QuestionDefinition = DefinitionBase & Shape;

export interface Optional {
  readonly reason: Text;
  readonly unless: Condition | null;
  readonly blankIsAnswer: boolean;
}

/** What a region made of a question: one of its own, or one that its villages must complete. */
export type RegionalMark =
  | { readonly kind: "item"; readonly regionCode: string; readonly owner: string }
  | { readonly kind: "required"; readonly regionCode: string };

interface QuestionBase {
  readonly no: string | null;
  readonly key: string;
  readonly label: Text;
  readonly help: Text | null;
  readonly level: Level;
  readonly section: Section;
  readonly fill: Fill;
  /** The question has a place of the same key in the canonical record; officer and derived ones have not. */
  readonly stored: boolean;
  readonly askIf: string | null;
  readonly condition: Condition | null;
  readonly optional: Optional | null;
  readonly regional?: RegionalMark;
  readonly computed: Computed | null;
  readonly partOf: string | null;
  readonly control: "location" | null;
}

/** A question ready to be asked: its conditions are parsed. */
export type Question = QuestionBase & Shape;

/** Options of a list written as `[code, Indonesian, English]`. */
export function options(...rows: readonly (readonly [number, string, string])[]): readonly Option[] {
  return rows.map(([code, id, en]) => ({ code, label: { id, en } }));
}
