import { getTranslations } from "next-intl/server";
import type { FieldTexts } from "@/components/grant/form-problems";
import { dateLabels } from "@/components/ui/date-labels";
import type { ProblemLabels } from "@/components/user/command-problem";
import { problemLabels, reasonLabels } from "@/components/user/labels";
import type { ReasonLabels } from "@/components/user/reason-dialog";
import {
  MOST_AHEAD_DAYS,
  MOST_DAYS,
  MOST_SEATS,
  MOST_TRAINERS,
  SESSION_MODES,
} from "@/lib/domain/training-session/session";
import { type TimeZone, ZONE_SUFFIX } from "@/lib/i18n/formats";
import type { PlanFieldLabels } from "./plan-fields";

/** Words of a refusal where a training or somebody in it is the subject. */
export async function trainingProblemLabels(): Promise<ProblemLabels> {
  const t = await getTranslations("trainingSession.detail");
  return {
    ...(await problemLabels()),
    own: { what: t("problemOwnWhat"), todo: t("problemOwnTodo") },
    gone: { what: t("problemGoneWhat"), todo: t("problemGoneTodo") },
    notNow: { what: t("problemNotNowWhat"), todo: t("problemNotNowTodo") },
  };
}

export async function trainingReasonLabels(): Promise<ReasonLabels> {
  return { ...(await reasonLabels()), problem: await trainingProblemLabels() };
}

export async function planFieldLabels(zone: TimeZone): Promise<PlanFieldLabels> {
  const [t, modes, common] = await Promise.all([
    getTranslations("trainingSession.plan"),
    getTranslations("trainingSession.mode"),
    getTranslations("common"),
  ]);
  const place = (mode: (typeof SESSION_MODES)[number]) => ({
    label: t(`place.${mode}`),
    hint: t(`placeHint.${mode}`),
  });
  return {
    name: t("name"),
    nameHint: t("nameHint"),
    mode: t("mode"),
    modes: SESSION_MODES.map((mode) => ({ value: mode, label: modes(mode), hint: t(`modeHint.${mode}`) })),
    place: { "on-site": place("on-site"), online: place("online") },
    trainer: t("trainer"),
    trainerChoose: t("trainerChoose"),
    trainerHint: t("trainerHint"),
    trainerSearch: t("trainerSearch"),
    trainerSearchHint: t("trainerSearchHint", { most: MOST_TRAINERS }),
    trainerFind: t("trainerFind"),
    trainerNone: t("trainerNone"),
    capacity: t("capacity"),
    capacityHint: t("capacityHint", { most: MOST_SEATS }),
    fromDay: t("fromDay"),
    toDay: t("toDay"),
    toDayHint: t("toDayHint", { most: MOST_DAYS }),
    fromTime: t("fromTime", { zone: ZONE_SUFFIX[zone] }),
    toTime: t("toTime", { zone: ZONE_SUFFIX[zone] }),
    toTimeHint: t("toTimeHint"),
    note: t("note"),
    noteHint: t("noteHint"),
    optional: common("optional"),
    date: await dateLabels(),
    time: { hour: t("hour"), minute: t("minute") },
  };
}

export async function planFieldTexts(): Promise<FieldTexts> {
  const t = await getTranslations("trainingSession.plan.problem");
  return {
    title: t("title"),
    place: t("place"),
    trainerId: t("trainer"),
    "trainerId.NO_TRAINER": t("noTrainer"),
    capacity: t("capacity", { most: MOST_SEATS }),
    "capacity.TAKEN": t("taken"),
    fromDay: t("fromDay"),
    "fromDay.PAST": t("past"),
    "fromDay.TOO_FAR": t("tooFar", { most: MOST_AHEAD_DAYS }),
    "fromDay.BEGUN": t("begun"),
    toDay: t("toDay"),
    "toDay.PAST": t("toPast"),
    "toDay.RANGE": t("range"),
    "toDay.TOO_LONG": t("tooLong", { most: MOST_DAYS }),
    fromTime: t("fromTime"),
    toTime: t("toTime"),
    "regionCode.REGION_OUTSIDE": t("region"),
    "regionCode.UNKNOWN": t("region"),
    other: t("other"),
  };
}
