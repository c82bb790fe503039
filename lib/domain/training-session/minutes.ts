import * as z from "zod/mini";
import { ROLES } from "../access/role";
import type { AttachmentKind } from "../attachment/attachment";
import type { Participant, SessionView } from "./page";
import { SESSION_MODES } from "./session";

/** What an upload says it is for: the signed copy of a training's minutes. `x-mutakhir-post` names the minutes. */
export const TRAINING_COPY_USE = "training-minutes-copy";

const personSchema = z.strictObject({
  name: z.string(),
  role: z.enum(ROLES),
  regionLabel: z.string(),
  isDeputy: z.boolean(),
  isPresent: z.boolean(),
  theoryScore: z.nullable(z.number()),
  practicePassed: z.boolean(),
  passed: z.boolean(),
});

const contentSchema = z.strictObject({
  format: z.literal(1),
  title: z.string(),
  mode: z.enum(SESSION_MODES),
  place: z.string(),
  regionCode: z.string(),
  regionLabel: z.string(),
  trainerName: z.string(),
  startsAt: z.string(),
  endsAt: z.string(),
  zone: z.enum(["Asia/Jakarta", "Asia/Makassar", "Asia/Jayapura"]),
  passMark: z.number(),
  people: z.array(personSchema),
});

/** Somebody with a seat: whether they were there and what they reached. A pass that was taken away is none. */
export interface MinutesPerson extends Pick<Participant, "name" | "role" | "regionLabel" | "isDeputy" | "theoryScore"> {
  readonly isPresent: boolean;
  readonly practicePassed: boolean;
  readonly passed: boolean;
}

/** What the minutes of a training say: the text that is hashed, printed and signed. */
export interface TrainingMinutes
  extends Pick<
    SessionView,
    | "title"
    | "mode"
    | "place"
    | "regionCode"
    | "regionLabel"
    | "trainerName"
    | "startsAt"
    | "endsAt"
    | "zone"
    | "passMark"
  > {
  readonly people: readonly MinutesPerson[];
}

/** The minutes as the record has them: of those with a seat alone. */
export function minutesOf(session: SessionView, participants: readonly Participant[]): TrainingMinutes {
  const { title, mode, place, regionCode, regionLabel, trainerName, startsAt, endsAt, zone, passMark } = session;
  const people = participants
    .filter(({ state }) => state === "confirmed")
    .map(({ name, role, regionLabel: region, isDeputy, attendedAt, theoryScore, practicePassedAt, certificateId }) => ({
      name,
      role,
      regionLabel: region,
      isDeputy,
      isPresent: attendedAt !== null,
      theoryScore,
      practicePassed: practicePassedAt !== null,
      passed: certificateId !== null,
    }));
  return { title, mode, place, regionCode, regionLabel, trainerName, startsAt, endsAt, zone, passMark, people };
}

/** The minutes as text, always with the same keys in the same order, so that the same minutes have the same hash. */
export function writeTrainingMinutes(content: TrainingMinutes): string {
  const { title, mode, place, regionCode, regionLabel, trainerName, zone, passMark } = content;
  const startsAt = content.startsAt.toISOString();
  const endsAt = content.endsAt.toISOString();
  const people = content.people.map((one) => ({
    name: one.name,
    role: one.role,
    regionLabel: one.regionLabel,
    isDeputy: one.isDeputy,
    isPresent: one.isPresent,
    theoryScore: one.theoryScore,
    practicePassed: one.practicePassed,
    passed: one.passed,
  }));
  const about = { title, mode, place, regionCode, regionLabel, trainerName, startsAt, endsAt, zone, passMark };
  return JSON.stringify({ format: 1, ...about, people });
}

/** Minutes as they were closed. Throws on anything that {@link writeTrainingMinutes} did not write: the text is our own. */
export function readTrainingMinutes(text: string): TrainingMinutes {
  const { format: _format, startsAt, endsAt, ...rest } = contentSchema.parse(JSON.parse(text));
  return { ...rest, startsAt: new Date(startsAt), endsAt: new Date(endsAt) };
}

export interface MinutesCounts {
  readonly seats: number;
  readonly present: number;
  readonly absent: number;
  readonly theory: number;
  readonly practice: number;
  readonly passed: number;
}

/** People by what they reached. */
export function countsOf({ people, passMark }: Pick<TrainingMinutes, "people" | "passMark">): MinutesCounts {
  const present = people.filter(({ isPresent }) => isPresent).length;
  return {
    seats: people.length,
    present,
    absent: people.length - present,
    theory: people.filter(({ theoryScore }) => theoryScore !== null && theoryScore >= passMark).length,
    practice: people.filter(({ practicePassed }) => practicePassed).length,
    passed: people.filter(({ passed }) => passed).length,
  };
}

/** What a document is called on paper: counted in the region and year, the same in every version. */
export interface MinutesNumber {
  readonly regionCode: string;
  readonly year: number;
  readonly serial: number;
}

/** "3/BA-PEL/5207/2026" */
export function formatMinutesNumber({ regionCode, year, serial }: MinutesNumber): string {
  return `${serial}/BA-PEL/${regionCode}/${year}`;
}

/** A signed copy as its history lists it. */
export interface TrainingCopy {
  readonly id: string;
  readonly number: number;
  readonly kind: AttachmentKind;
  /** Hex. */
  readonly sha256: string;
  readonly keptAt: Date;
}

/** A version of closed minutes. */
export interface MinutesVersion {
  readonly id: string;
  /** As it stands on the paper. */
  readonly documentNumber: string;
  readonly version: number;
  /** As the address on the paper carries it. */
  readonly token: string;
  /** Hex. */
  readonly sha256: string;
  readonly closedAt: Date;
  readonly closedBy: string;
  /** Latest first. */
  readonly copies: readonly TrainingCopy[];
}

export interface TrainingMinutesPage {
  readonly session: SessionView;
  /** The text of {@link shown}, or what the record says now. */
  readonly content: TrainingMinutes;
  /** The version that is read; null while none is closed. */
  readonly shown: MinutesVersion | null;
  /** Latest first. */
  readonly versions: readonly MinutesVersion[];
  /** What the record says now is what the latest version says. */
  readonly isCurrent: boolean;
  /** The training is over, and the reader marks trainings there. */
  readonly mayClose: boolean;
}

/** A version as an address asks for it; null for none asked or none that could be. */
export function askedVersion(text: string | null | undefined): number | null {
  return text !== null && text !== undefined && /^[1-9]\d{0,2}$/.test(text) ? Number(text) : null;
}
