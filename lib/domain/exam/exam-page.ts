import type { Role } from "../access/role";
import type { ModuleCode } from "../training/module";
import type { AttemptEnd, StartProblem } from "./attempt";
import type { OptionPlace } from "./question";
import type { ModuleMark } from "./score";

type TimeZone = "Asia/Jakarta" | "Asia/Makassar" | "Asia/Jayapura";

/** A finished try. */
export interface TryLine {
  readonly attemptId: string;
  readonly number: number;
  readonly endedAt: Date;
  readonly endedBy: AttemptEnd;
  readonly score: number;
  readonly hasPassed: boolean;
}

/** What a person sees before and after a test: of one seat, or one that is asked again. */
export interface ExamPage {
  /** Of the seat, or of the test again. */
  readonly testId: string;
  /** Null for a test again: no training belongs to it. */
  readonly trainingTitle: string | null;
  readonly role: Role;
  readonly regionLabel: string;
  readonly timeZone: TimeZone;
  readonly startsAt: Date;
  /** Until when a try may begin. */
  readonly lastStart: Date;
  readonly problem: StartProblem | null;
  /** The open attempt of the person, of whatever test. */
  readonly open: OpenAttempt | null;
  readonly tries: readonly TryLine[];
  readonly triesLeft: number;
  /** The percentage that passes. */
  readonly passMark: number;
  readonly blueprint: readonly { readonly module: ModuleCode; readonly title: string; readonly count: number }[];
}

export interface OpenAttempt {
  readonly attemptId: string;
  readonly testId: string;
  readonly endsAt: Date;
  /** Its time is over and nobody has scored it yet: the page asks for that. */
  readonly isOverdue: boolean;
}

/** A question as the paper shows it. Nothing tells the right answer: no code, no level, no place in the bank. */
export interface ShownQuestion {
  readonly place: number;
  readonly text: string;
  /** In the order of this paper. */
  readonly options: readonly string[];
  /** As shown; null while unanswered. */
  readonly answer: OptionPlace | null;
}

/** An open attempt as its own person works on it. */
export interface AttemptPaper {
  readonly attemptId: string;
  readonly testId: string;
  readonly number: number;
  readonly timeZone: TimeZone;
  readonly questions: readonly ShownQuestion[];
  /** Milliseconds of the server's clock: what is left is counted from these, never from the device's date. */
  readonly serverNow: number;
  readonly endsAt: number;
}

/** A question looked back on. */
export interface ReviewLine {
  readonly place: number;
  readonly text: string;
  readonly chosen: string | null;
  readonly isRight: boolean;
  readonly why: string;
}

/** What came of a finished try. */
export interface ExamResult extends TryLine {
  /** The percentage that passes. */
  readonly passMark: number;
  readonly right: number;
  readonly of: number;
  readonly modules: readonly (ModuleMark & { readonly title: string })[];
  readonly toRead: readonly { readonly module: ModuleCode; readonly title: string }[];
  /** Null while another try may be made. */
  readonly review: readonly ReviewLine[] | null;
}
