import type { FormNote } from "../coaching/note";
import type { BlindPage } from "../ground-check/check-page";
import type { FormHint } from "../hint/hint";
import type { Answers } from "../instrument/answers";
import type { PortalValues } from "../instrument/snapshot";
import type { ProposalKind } from "../proposal/kind";
import type { Payload } from "../proposal/payload";
import type { GeoPoint } from "../region/plot";
import type { RegionalMoment, RegionalSet } from "../regional/region-set";
import type { StoredSetting } from "../rule/setting";
import type { ModuleCode } from "../training/module";
import type { Supplement } from "../training/supplement";
import type { ProposalState } from "../workflow/workflow";
import type { FieldMay, Selection } from "./exchange";
import type { FieldConflict, RefusalStory } from "./operation";

/** Families sent in one page of a take-along: small enough to begin again on a bad line. */
export const PACK_PAGE = 50;

/** Asks for the next page. What the device has already in the same state is not sent again. */
export interface PullRequest {
  readonly do: "pull";
  readonly selection: Selection;
  /** Null at the beginning; else `next` of the page before. A cut download goes on from the last page that was stored. */
  readonly cursor: string | null;
  /** Marks of the families on the device that no page of this take-along has spoken of yet, by id. */
  readonly have: Readonly<Record<string, string>>;
  /** True at the first page. */
  readonly withFrame: boolean;
}

/**
 * One page, in the order of places and names. Families that the device has in the same state fill no page: what has not
 * changed at all is told in one.
 */
export interface PullAnswer {
  readonly frame: PackFrame | null;
  readonly families: readonly PackFamily[];
  /** On the device and unchanged. */
  readonly same: readonly string[];
  /** On the device and no longer this person's: taken away, unless something unsent is about it. */
  readonly gone: readonly string[];
  /** Why, where single families are asked about and the person may know; by id. */
  readonly stories?: Readonly<Record<string, GoneStory>>;
  /** Null: that was all. */
  readonly next: string | null;
  /** Families of the selection, those beyond the most that one device takes included. */
  readonly total: number;
  /** The selection is larger than one device takes: the first `TAKE_ALONG_MOST` of it come. */
  readonly isCut: boolean;
}

/** What happened to a family that a person carried. */
export type GoneStory = Extract<RefusalStory, { readonly kind: "moved" | "not-mine" }>;

/** What holds for every family of the village. */
export interface PackFrame extends FieldMay {
  readonly villageCode: string;
  readonly villageName: string;
  readonly timeZone: "Asia/Jakarta" | "Asia/Makassar" | "Asia/Jayapura";
  readonly period: {
    readonly id: string;
    readonly year: number;
    readonly isOpen: boolean;
    /** YYYY-MM-DD. */
    readonly startsOn: string;
    readonly instrument: string;
    readonly instrumentVersion: number;
  } | null;
  readonly regional: RegionalSet;
  /** Undefined where the regions had added nothing. */
  readonly moment?: RegionalMoment;
  readonly settings: readonly StoredSetting[];
  readonly portal: PortalValues;
  /** Houses of the village, the family's own among them: a form shows the others ({@link pointsBeside}). */
  readonly points: readonly GeoPoint[];
  readonly coaching: readonly FormNote[];
  readonly lockedKeys: readonly string[];
  readonly checks: readonly PackCheck[];
  /** Modules of the training that this duty must know, in order. */
  readonly lessons: readonly ModuleCode[];
  /** What the regions around the village add to the modules, from the widest down. Absent in what was taken along before it came with it. */
  readonly supplements?: readonly PackSupplement[];
  readonly takenAt: number;
}

/** What a region adds to a module; instants in milliseconds. */
export interface PackSupplement extends Omit<Supplement, "writtenAt"> {
  readonly module: ModuleCode;
  readonly writtenAt: number;
}

/** A ground check to do, as blind as online; instants in milliseconds. */
export interface PackCheck extends Omit<BlindPage, "dueAt" | "doneAt"> {
  readonly dueAt: number;
  readonly doneAt: number | null;
}

/** An open draft of a family, or one that came back. */
export interface PackDraft {
  readonly id: string;
  readonly kind: ProposalKind;
  readonly state: ProposalState;
  readonly version: number;
  readonly headName: string;
  readonly payload: Payload;
  readonly isCorrection: boolean;
  readonly undoesRevision: number | null;
  readonly periodStart: string | null;
  /** Reason and note of the last step, where it was a return. */
  readonly reason: string | null;
  readonly note: string | null;
  /** What the regions had added when it was begun; null: as in the frame. */
  readonly regional: RegionalSet | null;
  /**
   * The record as this draft sees it where that is not the family's: another form was asked, or somebody who had left
   * comes back.
   */
  readonly own: { readonly base: Answers; readonly suggested: Answers } | null;
  /** Fields that two people wrote: those that this person may know of. */
  readonly conflicts: readonly FieldConflict[];
}

/** A proposal about the family's condition that is decided elsewhere: a second one in this period leads nowhere. */
export interface UnderWay {
  readonly id: string;
  readonly state: ProposalState;
  readonly since: number;
}

/**
 * One family as it is taken along; identifiers plain or masked as this person sees them online. One that is not in the register
 * yet has revision 0, no base and the draft that registers it.
 */
export interface PackFamily {
  readonly id: string;
  readonly regencyCode: string;
  /** Changes whenever anything below does. */
  readonly mark: string;
  readonly revision: number;
  readonly status: number;
  readonly headName: string;
  readonly dusun: string | null;
  readonly rw: string | null;
  readonly rt: string | null;
  readonly point: GeoPoint | null;
  readonly decile: number | null;
  /** The record's answers to the instrument of the period. */
  readonly base: Answers;
  readonly suggested: Answers;
  /** What offices of sectors say of its questions; absent where none does. */
  readonly hints?: readonly FormHint[];
  readonly drafts: readonly PackDraft[];
  readonly underWay: UnderWay | null;
}
