import type { Role } from "../access/role";

/** filed: nobody has begun. processing: somebody looks into it. The others are answers, and final. */
export const OBJECTION_STATES = ["filed", "processing", "accepted", "refused", "withdrawn"] as const;
export type ObjectionState = (typeof OBJECTION_STATES)[number];
export const OPEN_OBJECTIONS: readonly ObjectionState[] = ["filed", "processing"];

/** Who objects: the family itself, somebody of the same village, or an officer who has heard of it. */
export const OBJECTORS = ["family", "neighbour", "officer"] as const;
export type Objector = (typeof OBJECTORS)[number];

export const OBJECTION_GROUNDS = [
  "data-wrong",
  "changed",
  "not-here",
  "deceased",
  "double",
  "decision-wrong",
  "other",
] as const;
export type ObjectionGround = (typeof OBJECTION_GROUNDS)[number];

export const OBJECTION_EVENTS = ["file", "take", "hear", "accept", "refuse", "withdraw"] as const;
export type ObjectionEvent = (typeof OBJECTION_EVENTS)[number];

/** A neighbour's objections in so many days, whoever they are against: more is no longer a neighbour's word. */
export const NEIGHBOUR_LIMIT = { most: 3, days: 30 } as const;

/** What an upload says it is for, in its `x-mutakhir-use` header. */
export const OBJECTION_PHOTO_USE = "objection-photo";

/** Where what is said can be seen, within the country: as the record keeps a house's place. */
export interface ObjectionPlace {
  readonly lat: number;
  readonly lng: number;
  /** As the device tells it, in metres; null: written by hand. */
  readonly accuracyM: number | null;
}
export const PLACE_BOUNDS = { lat: { least: -11.5, most: 6.5 }, lng: { least: 94.5, most: 141.5 } } as const;

export function isPlace({ lat, lng }: { readonly lat: number; readonly lng: number }): boolean {
  const inside = (value: number, { least, most }: { readonly least: number; readonly most: number }) =>
    value >= least && value <= most;
  return inside(lat, PLACE_BOUNDS.lat) && inside(lng, PLACE_BOUNDS.lng);
}

/** Calendar days that an office has to answer (process.md 2.2); they end on a working day. */
export const OBJECTION_DAYS = 14;
export const STATEMENT_LENGTH = { least: 10, most: 1000 } as const;

/** What came of asking the family that somebody else objects to. */
export const HEARINGS = ["spoke", "declined", "unreached"] as const;
export type Hearing = (typeof HEARINGS)[number];

/** Whether the family must be asked before an answer: nobody is decided about unheard; who objects to their own record has spoken. */
export function mustHear(objector: Objector, hearing: Hearing | null): boolean {
  return objector !== "family" && hearing === null;
}

type Step = Exclude<ObjectionEvent, "file" | "hear">;

const STEPS = {
  filed: { take: "processing", accept: "accepted", refuse: "refused", withdraw: "withdrawn" },
  processing: { accept: "accepted", refuse: "refused", withdraw: "withdrawn" },
  accepted: {},
  refused: {},
  withdrawn: {},
} as const satisfies Record<ObjectionState, Partial<Record<Step, ObjectionState>>>;

/** Where a step leads; null: it is not possible. */
export function objectionStep(state: ObjectionState, step: Step): ObjectionState | null {
  const steps: Partial<Record<Step, ObjectionState>> = STEPS[state];
  return steps[step] ?? null;
}

export function isOpenObjection(state: ObjectionState): boolean {
  return OPEN_OBJECTIONS.includes(state);
}

/** What an objection knows of those who may answer it. */
export interface Standing {
  readonly state: ObjectionState;
  readonly filedBy: string;
  readonly dueAt: Date;
  /** Who wrote or decided what it is against; nobody, where everyone who may answer has had a part in it. */
  readonly involved: readonly string[];
}

/** The regency answers; once it is late, those beside and above it may, so that nothing waits on one office. */
export type Answerer = "regency" | "others";

/** Whose duty it is to answer, the one that comes first first. */
export const ANSWERING_ROLES = [
  "regency-verifier",
  "office-head",
  "province-validator",
  "coach",
] as const satisfies readonly Role[];

export function answererOf(role: Role): Answerer {
  return role === "regency-verifier" ? "regency" : "others";
}

export type AnswerBar = "NOT_ALLOWED_NOW" | "FOUR_EYES" | "NOT_LATE";

/**
 * Whether somebody may write down what the family says: who writes objections down, and whoever may answer this one now, so that an
 * answer that has passed to others does not wait for the village.
 */
export function mayRecordHearing(
  may: { readonly file: boolean; readonly answer: boolean },
  bar: AnswerBar | null,
): boolean {
  return may.file || (may.answer && bar === null);
}

/** Why somebody may not answer; null: they may. By person, never by role (DECIDED 11). */
export function answerBar(
  { state, filedBy, dueAt, involved }: Standing,
  by: { readonly userId: string; readonly as: Answerer },
  now: Date,
): AnswerBar | null {
  if (!isOpenObjection(state)) return "NOT_ALLOWED_NOW";
  if (by.userId === filedBy || involved.includes(by.userId)) return "FOUR_EYES";
  return by.as === "others" && now < dueAt ? "NOT_LATE" : null;
}
