import { getTranslations } from "next-intl/server";
import { type Choice, type OwnEvent, type ReasonWords, reasonWords } from "@/components/decision/decision-words";
import type { BulkReason } from "@/lib/domain/queue/bulk";
import type { ReturnTarget } from "@/lib/domain/workflow/tier";

/** What deciding many at once says; texts with {count} and the like are raw. */
export interface BulkWords {
  readonly choose: string;
  readonly chooseClean: string;
  readonly cleanChosen: string;
  readonly cleanHelp: string;
  readonly chooseAll: string;
  readonly allChosen: string;
  readonly chooseNone: string;
  readonly chosen: string;
  readonly button: string;
  readonly confirmTitle: string;
  readonly confirmText: string;
  readonly confirm: string;
  readonly cancel: string;
  readonly running: string;
  readonly finished: string;
  readonly stopped: string;
  readonly progress: string;
  readonly stop: string;
  readonly resume: string;
  readonly leave: string;
  readonly results: string;
  readonly summary: string;
  readonly decided: string;
  readonly left: string;
  readonly close: string;
  /** `recall` is a raw text with {count}. */
  readonly recall: string;
  readonly recalling: string;
  readonly recalled: string;
  /** Asked before; `recallTitle` is a raw text with {count}. */
  readonly recallTitle: string;
  readonly recallText: string;
  /** What could not be taken back. */
  readonly stays: string;
  readonly refusedList: string;
  readonly allList: string;
  readonly reason: Readonly<Record<BulkReason, string>>;
}

export async function bulkWords(event: OwnEvent): Promise<BulkWords> {
  const t = await getTranslations("queue.bulk");
  const workflow = await getTranslations("workflow");
  const common = await getTranslations("common");
  return {
    choose: t.raw("choose"),
    chooseClean: t.raw("chooseClean"),
    cleanChosen: t.raw("cleanChosen"),
    cleanHelp: t("cleanHelp"),
    chooseAll: t("chooseAll"),
    allChosen: t.raw("allChosen"),
    chooseNone: t("chooseNone"),
    chosen: t.raw("chosen"),
    button: t.raw(`button.${event}`),
    confirmTitle: t.raw(`confirmTitle.${event}`),
    confirmText: t(`confirmText.${event}`),
    confirm: workflow(`action.${event}`),
    cancel: common("cancel"),
    running: t("running"),
    finished: t("finished"),
    stopped: t("stopped"),
    progress: t.raw("progress"),
    stop: t("stop"),
    resume: t.raw("resume"),
    leave: t("leave"),
    results: t("results"),
    summary: t.raw("summary"),
    decided: t("decided"),
    left: t("left"),
    close: t("close"),
    recall: t.raw("recall"),
    recalling: t("recalling"),
    recalled: t("recalled"),
    recallTitle: t.raw("recallTitle"),
    recallText: t("recallText"),
    stays: t("stays"),
    refusedList: t("refusedList"),
    allList: t.raw("allList"),
    reason: {
      NEEDS_PERSON: t("needsPerson"),
      SAMPLED: t("sampled"),
      NO_TIER: t("noTier"),
      CONFLICT: t("conflict"),
      KK_IN_USE: t("kkInUse"),
      NO_FAMILY: t("noFamily"),
      FAMILY_CLOSED: t("familyClosed"),
      PEOPLE_MOVED: t("peopleMoved"),
      NOBODY_FRESH: t("nobodyFresh"),
      NEEDED_LATER: t("neededLater"),
      MEETING_EARLY: t("meetingEarly"),
      MINUTES_UNSIGNED: t("minutesUnsigned"),
      NO_LOT: t("noLot"),
      LOT_OPEN: t("lotOpen"),
      LOT_FAILED: t("lotFailed"),
      FAULTY: t("faulty"),
    },
  };
}

/** What sending many back says; `button` and `title` are raw texts with {count}. */
export interface ReturnManyWords {
  readonly button: string;
  readonly title: string;
  readonly reason: ReasonWords;
  readonly targets: readonly Choice[];
}

export async function returnManyWords(targets: readonly ReturnTarget[]): Promise<ReturnManyWords> {
  const t = await getTranslations("queue.bulk.return");
  const workflow = await getTranslations("workflow");
  return {
    button: t.raw("button"),
    title: t.raw("title"),
    reason: { ...(await reasonWords("return")), help: t("help"), noteMissing: t("noteMissing") },
    targets: targets.map((target) => ({ value: target, label: workflow(`target.${target}`) })),
  };
}
