import type { Role } from "../access/role";
import type { EnrolmentState } from "./enrolment";
import type { RetestWhy } from "./retest";
import type { SessionMode, SessionState } from "./session";

/** A training as every page of it says it. Instants with the zone they are read in. */
export interface SessionView {
  readonly id: string;
  readonly regionCode: string;
  readonly regionLabel: string;
  readonly title: string;
  readonly mode: SessionMode;
  readonly place: string;
  readonly trainerName: string;
  readonly startsAt: Date;
  readonly endsAt: Date;
  readonly zone: "Asia/Jakarta" | "Asia/Makassar" | "Asia/Jayapura";
  readonly state: SessionState;
  readonly note: string;
  readonly cancelReason: string | null;
  /** The percentage that passes its test, as it was set when it was planned. */
  readonly passMark: number;
  /** Grows with every change. */
  readonly version: number;
}

export interface SeatCounts {
  readonly capacity: number;
  readonly confirmed: number;
  readonly waiting: number;
  readonly invited: number;
  readonly declined: number;
  readonly passed: number;
}

export interface SessionLine extends SessionView, SeatCounts {}

export interface SessionList {
  readonly lines: readonly SessionLine[];
  /** Place in the list of the next page; null on the last. */
  readonly next: string | null;
  readonly counts: Readonly<Record<SessionState, number>>;
}

/** What somebody in a training has reached. */
export interface SeatResult {
  readonly attendedAt: Date | null;
  readonly theoryScore: number | null;
  readonly practicePassedAt: Date | null;
  readonly passedAt: Date | null;
}

export interface Participant extends SeatResult {
  readonly enrolmentId: string;
  readonly appointmentId: string;
  readonly name: string;
  readonly role: Role;
  readonly regionLabel: string;
  readonly isDeputy: boolean;
  readonly state: EnrolmentState;
  readonly hasSignedPact: boolean;
  /** The post has ended or was taken away. */
  readonly isPostOver: boolean;
  /** The reader's own seat: nobody marks themselves. */
  readonly isSelf: boolean;
  /** Null without a pass, and once it was taken away. */
  readonly certificateId: string | null;
  /** When the pass opened full access; null without one, and while the pact is not signed. */
  readonly fullFrom: Date | null;
}

/** Somebody named to a duty who has no seat in this training. */
export interface Candidate {
  readonly appointmentId: string;
  readonly name: string;
  readonly role: Role;
  readonly regionLabel: string;
  readonly isDeputy: boolean;
  /** Until when an earlier pass holds; null for who has none. */
  readonly passedUntil: Date | null;
  /** Has a seat, or is asked to take one, in another training that is not over. */
  readonly isElsewhere: boolean;
}

export interface SessionDetail {
  readonly session: SessionView & { readonly trainerId: string };
  readonly counts: SeatCounts;
  readonly participants: readonly Participant[];
  readonly can: {
    readonly change: boolean;
    readonly invite: boolean;
    readonly cancel: boolean;
    /** Attendance and results may be written down now. */
    readonly mark: boolean;
    /** A certificate may be taken away, at any time. */
    readonly revoke: boolean;
  };
  /** Until when the test may be taken and results written down. */
  readonly testUntil: Date;
}

/** One own seat with what it opens. */
export interface OwnSeat extends SeatResult {
  readonly enrolmentId: string;
  readonly session: SessionView;
  readonly state: EnrolmentState;
  /** One's place in the queue, 1 for the next; null unless waiting. */
  readonly queuePlace: number | null;
  readonly can: { readonly accept: boolean; readonly decline: boolean };
  /** When reading and drafting open, were the seat taken and the pact signed now. */
  readonly opensAt: Date;
  readonly testUntil: Date;
}

export interface OwnCertificate {
  readonly id: string;
  readonly number: string;
  /** Of the public page. */
  readonly checkCode: string;
  readonly passedAt: Date;
  readonly validTo: Date;
  readonly revokedAt: Date | null;
}

/** A door of a post as its holder reads it. */
export interface OwnDoor {
  readonly level: "provisional" | "full";
  readonly validFrom: Date;
  readonly validTo: Date;
  readonly isSuspended: boolean;
}

/** The test that is asked again of a post, until something clears it. */
export interface OwnRetest {
  /** Of the test's page. */
  readonly id: string;
  readonly why: RetestWhy;
  readonly dueAt: Date;
  readonly isDue: boolean;
  readonly triesLeft: number;
}

export interface OwnPost {
  readonly appointmentId: string;
  readonly role: Role;
  readonly regionLabel: string;
  readonly zone: SessionView["zone"];
  readonly isDeputy: boolean;
  readonly decreeNumber: string;
  /** When the newest paper of the decree was attached. */
  readonly decreeFiledAt: Date | null;
  /** What a training planned there now would ask. */
  readonly passMark: number;
  readonly isOver: boolean;
  readonly isBarred: boolean;
  readonly seats: readonly OwnSeat[];
  readonly certificates: readonly OwnCertificate[];
  readonly retest: OwnRetest | null;
  /** Open now, or null. */
  readonly door: OwnDoor | null;
  /** The next to open, or null. */
  readonly nextDoor: OwnDoor | null;
}

export interface OwnTraining {
  readonly pactSignedAt: Date | null;
  readonly posts: readonly OwnPost[];
}

/** The trainer's screen, from which people scan that they are there. */
export interface AttendanceBoard {
  readonly id: string;
  readonly title: string;
  readonly seats: number;
  readonly present: number;
  /** Null while the training does not run. */
  readonly code: {
    readonly text: string;
    /** What the code on the screen leads to. */
    readonly address: string;
  } | null;
}
