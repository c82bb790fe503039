import type { AnswerMap, AnswerValue } from "../instrument/answers";
import { answerIn } from "../instrument/answers";
import type { RecordColumn } from "./column";
import { treatedCell } from "./treat";

/** A family as a request's files tell it: answers by key, with what is derived and imported among them. Plain: memory only. */
export interface RequestedFamily {
  readonly id: string;
  /** Made for this request alone. */
  readonly number: string;
  readonly household: AnswerMap;
  readonly people: readonly RequestedPerson[];
}

export interface RequestedPerson {
  readonly id: string;
  readonly member: AnswerMap;
  readonly civil: AnswerMap;
}

export function householdRow(family: RequestedFamily, columns: readonly RecordColumn[]): readonly string[] {
  return [family.number, ...columns.map((column) => cellOf(column, answerIn(family.household, column.variable.key)))];
}

export function peopleRows(family: RequestedFamily, columns: readonly RecordColumn[]): readonly (readonly string[])[] {
  return family.people.map(({ member, civil }, index) => [
    family.number,
    String(index + 1),
    ...columns.map((column) => {
      const { level, key } = column.variable;
      return cellOf(column, answerIn(level === "civil" ? civil : member, key));
    }),
  ]);
}

function cellOf({ variable, treatment }: RecordColumn, value: AnswerValue): string {
  return treatedCell(variable, treatment, value);
}
