import "server-only";
import type { AnswerValue } from "@/lib/domain/instrument/answers";
import { isPresent } from "@/lib/domain/instrument/form";

/** A row of answers that is still being filled. */
export type Row = Record<string, AnswerValue>;

/** 1 initial load, 2 update, 3 correction, 4 workbook: codes of the `_source` columns. */
export type Source = 1 | 2 | 3 | 4;

export interface AsOf {
  readonly date: string;
  readonly source: Source;
}

/** A member as plain data: what the member and civil rows hold, before sealing. */
export interface WholeMember {
  readonly uid: string;
  /** Whether they are part of the family now. */
  readonly active: boolean;
  readonly tempId: string | null;
  /** Answers of the form, `nik` in plain. */
  readonly answers: Row;
  /** Civil-registration answers, `fatherNik` and `motherNik` in plain. */
  readonly civil: Row;
  /** Set by the ranking centre, by no proposal. */
  readonly imported: Row;
  readonly asOf: Readonly<Record<string, AsOf>>;
}

export interface KkCard {
  readonly number: string;
  readonly validFrom: string;
  readonly validTo: string | null;
}

/** A family as plain data: all that its rows hold, before sealing. For those that are written whole, by the first load or the demo. */
export interface WholeFamily {
  readonly id: string;
  readonly villageCode: string;
  /** 1 active, 2 not found, 3 closed. */
  readonly status: 1 | 2 | 3;
  readonly household: Row;
  readonly imported: Row;
  readonly cards: readonly KkCard[];
  readonly members: readonly WholeMember[];
  readonly asOf: Readonly<Record<string, AsOf>>;
  /** Milliseconds. */
  readonly loadedAt: number;
}

export function numberAt(row: Row, key: string): number {
  const value = row[key];
  return typeof value === "number" ? value : 0;
}

export function textAt(row: Row, key: string): string {
  const value = row[key];
  return typeof value === "string" ? value : "";
}

/** People who live with the family: the number on its row. */
export function memberCount(family: WholeFamily): number {
  return family.members.filter((member) => member.active && isHere(member)).length;
}

/** Name of the head, or of the first member of a family that has lost its head. */
export function headName(family: WholeFamily): string {
  const here = family.members.filter((member) => member.active && isHere(member));
  const head = here.find((member) => member.answers["relationToHead"] === 1) ?? here[0] ?? family.members[0];
  return head === undefined ? "" : textAt(head.answers, "name");
}

function isHere({ answers }: WholeMember): boolean {
  return isPresent(answers);
}
