import { getTranslations } from "next-intl/server";
import type { DateLabels } from "@/components/ui/date-input";
import { dateLabels } from "@/components/ui/date-labels";
import { MEETING_WINDOW } from "@/lib/domain/meeting/window";

/** What planning and recording a meeting say; texts with {name}, {number} and {time} are raw. */
export interface RecordWords {
  readonly date: string;
  readonly place: string;
  readonly placeHint: string;
  readonly dateLabels: DateLabels;
  readonly attendance: string;
  readonly attendanceHint: string;
  readonly person: string;
  readonly position: string;
  readonly addPerson: string;
  readonly removePerson: string;
  readonly row: string;
  readonly minutes: string;
  readonly minutesHint: string;
  readonly save: string;
  readonly hold: string;
  readonly holdHelp: string;
  readonly holdProblem: Readonly<Record<"future" | "minutes" | "attendance", string>>;
  readonly held: string;
  readonly status: Readonly<Record<"saved" | "unsaved" | "saving" | "failed" | "invalid" | "clean", string>>;
  readonly conflictTitle: string;
  readonly conflictText: string;
  readonly conflictTheirs: string;
  readonly keepMine: string;
  readonly takeTheirs: string;
}

export interface PlanWords {
  readonly date: string;
  readonly place: string;
  readonly placeHint: string;
  readonly dateLabels: DateLabels;
  readonly submit: string;
  readonly busy: string;
  readonly dateMissing: string;
  readonly placeMissing: string;
  /** Said of a date outside the meeting window. */
  readonly outside: string;
  readonly done: string;
  readonly refused: string;
}

export async function planWords(): Promise<PlanWords> {
  const t = await getTranslations("meeting.plan");
  const errors = await getTranslations("errors");
  return {
    date: t("date"),
    place: t("place"),
    placeHint: t("placeHint"),
    dateLabels: await dateLabels(),
    submit: t("submit"),
    busy: t("busy"),
    dateMissing: t("dateMissing"),
    placeMissing: t("placeMissing"),
    outside: t("outside", { first: MEETING_WINDOW.firstDay, last: MEETING_WINDOW.lastDay }),
    done: t("done"),
    refused: errors("title"),
  };
}

export async function recordWords(): Promise<RecordWords> {
  const t = await getTranslations("meeting.record");
  const plan = await planWords();
  return {
    ...plan,
    attendance: t("attendance"),
    attendanceHint: t("attendanceHint"),
    person: t("person"),
    position: t("position"),
    addPerson: t("addPerson"),
    removePerson: t.raw("removePerson"),
    row: t.raw("row"),
    minutes: t("minutes"),
    minutesHint: t("minutesHint"),
    save: t("save"),
    hold: t("hold"),
    holdHelp: t("holdHelp"),
    holdProblem: {
      future: t("holdProblem.future"),
      minutes: t("holdProblem.minutes"),
      attendance: t("holdProblem.attendance"),
    },
    held: t("held"),
    status: {
      saved: t.raw("status.saved"),
      unsaved: t("status.unsaved"),
      saving: t("status.saving"),
      failed: t("status.failed"),
      invalid: t("status.invalid"),
      clean: t("status.clean"),
    },
    conflictTitle: t("conflictTitle"),
    conflictText: t("conflictText"),
    conflictTheirs: t("conflictTheirs"),
    keepMine: t("keepMine"),
    takeTheirs: t("takeTheirs"),
  };
}
