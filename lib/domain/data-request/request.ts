import { holdsIdentityNumber } from "../nik/identity-number";
import type { VariableName } from "./column";
import { type LevelRule, REQUEST_LEVELS, type RequestLevel, type RequestPaper } from "./level";
import { LEAST_DAYS, MOST_VARIABLES } from "./limits";
import { wrongVariables } from "./purpose";
import { REQUEST_PURPOSES, type RequestPurpose } from "./purpose-name";

/** What is filled in. A draft may lack anything; what is sent lacks nothing. */
export interface RequestFields {
  /** The office, or the body outside the government, for which it is asked. */
  readonly office: string;
  /** The named programme or activity. */
  readonly title: string;
  readonly purpose: RequestPurpose | null;
  /** What is done with it. */
  readonly useNote: string;
  /** Number of the letter, decree or agreement that it rests on. */
  readonly basis: string;
  readonly level: RequestLevel | null;
  readonly variables: readonly VariableName[];
  /** Districts and villages of the regency; the regency's own code alone is the whole of it. */
  readonly areas: readonly string[];
  readonly days: number;
  /** Whether it is asked to be passed on, and to whom. */
  readonly reshareAsked: boolean;
  readonly reshareTo: string;
}

export type RequestProblem =
  | "MISSING"
  | "IDENTITY_NUMBER"
  | "NOT_OFFERED"
  | "TOO_LONG"
  | "TOO_SHORT"
  | "TOO_MANY"
  | "NOT_FOR_PURPOSE"
  | "NOTHING_LEFT"
  | "OUTSIDE"
  | "TOO_NARROW"
  | "PAPER";

export interface FieldFault {
  readonly path: string;
  readonly detail: RequestProblem;
}

const TEXTS = ["office", "title", "useNote", "basis", "reshareTo"] as const;
const NEEDED = ["office", "title", "useNote", "basis"] as const;

/** What keeps even a draft from being written: numbers of people in texts, areas of another regency. */
export function draftFaults(regencyCode: string, fields: RequestFields): readonly FieldFault[] {
  return [
    ...TEXTS.flatMap((path) => (holdsIdentityNumber(fields[path]) ? [fault(path, "IDENTITY_NUMBER")] : [])),
    ...(fields.areas.some((code) => !code.startsWith(regencyCode)) ? [fault("areas", "OUTSIDE")] : []),
  ];
}

/** What a whole request is judged by besides its fields. */
export interface RequestGround {
  readonly regencyCode: string;
  readonly rule: LevelRule | null;
  readonly papers: readonly RequestPaper[];
  /** Of what is asked, what the level would hand over. */
  readonly handedOver: number;
}

/** What still keeps a request from being sent, with the field; empty: it may be. */
export function requestFaults(fields: RequestFields, ground: RequestGround): readonly FieldFault[] {
  const { rule, papers } = ground;
  return [
    ...draftFaults(ground.regencyCode, fields),
    ...NEEDED.flatMap((path) => (fields[path].trim() === "" ? [fault(path, "MISSING")] : [])),
    ...(fields.purpose === null ? [fault("purpose", "MISSING")] : []),
    ...(fields.level === null ? [fault("level", "MISSING")] : []),
    ...(fields.level !== null && rule?.isOffered !== true ? [fault("level", "NOT_OFFERED")] : []),
    ...variableFaults(fields, ground),
    ...(fields.areas.length === 0 ? [fault("areas", "MISSING")] : []),
    ...(rule !== null && !mayNameVillage(rule) && fields.areas.some((code) => code.length > DISTRICT)
      ? [fault("areas", "TOO_NARROW")]
      : []),
    ...(fields.days < LEAST_DAYS ? [fault("days", "TOO_SHORT")] : []),
    ...(rule !== null && fields.days > rule.mostDays ? [fault("days", "TOO_LONG")] : []),
    ...(fields.reshareAsked && fields.reshareTo.trim() === "" ? [fault("reshareTo", "MISSING")] : []),
    ...(rule?.papers ?? []).flatMap((paper) => (papers.includes(paper) ? [] : [fault(`papers.${paper}`, "PAPER")])),
  ];
}

const DISTRICT = 6;

/** A level that hands over no village in its rows is not told by village either: the grant itself would say where each row is from. */
function mayNameVillage({ form, treatments }: LevelRule): boolean {
  return form === "village-sums" || (form === "records" && treatments.quasi === "plain");
}

function variableFaults({ variables, purpose }: RequestFields, { handedOver }: RequestGround): readonly FieldFault[] {
  if (variables.length === 0) return [fault("variables", "MISSING")];
  if (variables.length > MOST_VARIABLES) return [fault("variables", "TOO_MANY")];
  if (purpose !== null && wrongVariables(purpose, variables).length > 0) return [fault("variables", "NOT_FOR_PURPOSE")];
  return handedOver === 0 ? [fault("variables", "NOTHING_LEFT")] : [];
}

function fault(path: string, detail: RequestProblem): FieldFault {
  return { path, detail };
}

export function readPurpose(text: string): RequestPurpose | null {
  return REQUEST_PURPOSES.find((each) => each === text) ?? null;
}

export function readLevel(text: string): RequestLevel | null {
  return REQUEST_LEVELS.find((each) => each === text) ?? null;
}
