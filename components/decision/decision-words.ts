import { getTranslations } from "next-intl/server";
import type { RecordReason } from "@/lib/domain/queue/bulk";
import { REASONS, type ReasonCode, reasonsFor } from "@/lib/domain/workflow/reason";
import type { ReturnTarget, TierName } from "@/lib/domain/workflow/tier";

export type OwnEvent = TierName;
export type DecisionEvent = OwnEvent | "return" | "reject";

export interface Choice {
  readonly value: string;
  readonly label: string;
}

export interface ReasonWords {
  readonly title: string;
  readonly help: string;
  readonly targetLegend: string;
  readonly reasonLabel: string;
  readonly reasonPlaceholder: string;
  readonly noteLabel: string;
  readonly noteHint: string;
  readonly noteOptional: string;
  readonly reasonMissing: string;
  readonly noteMissing: string;
  readonly targetMissing: string;
  readonly confirm: string;
  readonly busy: string;
  readonly cancel: string;
  readonly reasons: readonly Choice[];
}

/** Everything the decision buttons say, in the reader's language; `done` are raw texts with {name} and {left}. */
export interface DecisionWords {
  readonly own: string;
  readonly ownHelp: string;
  readonly ownBusy: string;
  readonly giveBack: string;
  readonly refuse: string;
  readonly refused: string;
  readonly stale: string;
  /** What stands in the way at the record itself, by the reason that the refusal names. */
  readonly blocked: Readonly<Record<RecordReason, string>>;
  readonly reload: string;
  readonly unsure: string;
  readonly done: Readonly<Record<DecisionEvent, string>>;
  readonly returning: ReasonWords;
  readonly rejecting: ReasonWords;
  readonly targets: readonly Choice[];
}

export async function decisionWords(event: OwnEvent, targets: readonly ReturnTarget[]): Promise<DecisionWords> {
  const t = await getTranslations("queue.decision");
  const workflow = await getTranslations("workflow");
  return {
    own: workflow(`action.${event}`),
    ownHelp: workflow(`help.${event}`),
    ownBusy: workflow(`doing.${event}`),
    giveBack: workflow("action.return"),
    refuse: workflow("action.reject"),
    refused: t("refused"),
    stale: t("stale"),
    blocked: {
      CONFLICT: t("conflict"),
      KK_IN_USE: t("blocked.KK_IN_USE"),
      NO_FAMILY: t("blocked.NO_FAMILY"),
      FAMILY_CLOSED: t("blocked.FAMILY_CLOSED"),
      PEOPLE_MOVED: t("blocked.PEOPLE_MOVED"),
      NOBODY_FRESH: t("blocked.NOBODY_FRESH"),
      NEEDED_LATER: t("blocked.NEEDED_LATER"),
      MEETING_EARLY: t("blocked.MEETING_EARLY"),
      MINUTES_UNSIGNED: t("blocked.MINUTES_UNSIGNED"),
      FAULTY: t("blocked.FAULTY"),
    },
    reload: t("reload"),
    unsure: t("unsure"),
    done: {
      endorse: t.raw("done.endorse"),
      verify: t.raw("done.verify"),
      sign: t.raw("done.sign"),
      validate: t.raw("done.validate"),
      accept: t.raw("done.accept"),
      return: t.raw("done.return"),
      reject: t.raw("done.reject"),
    },
    returning: await reasonWords("return"),
    rejecting: await reasonWords("reject"),
    targets: targets.map((target) => ({ value: target, label: workflow(`target.${target}`) })),
  };
}

/** What a dialog that asks for a reason says. */
export async function reasonWords(event: "return" | "reject"): Promise<ReasonWords> {
  const t = await getTranslations("queue.decision");
  const workflow = await getTranslations("workflow");
  const common = await getTranslations("common");
  return {
    title: t(event === "return" ? "returnTitle" : "rejectTitle"),
    help: workflow(`help.${event}`),
    targetLegend: t("targetLegend"),
    reasonLabel: t("reasonLabel"),
    reasonPlaceholder: t("reasonPlaceholder"),
    noteLabel: t("noteLabel"),
    noteHint: t(event === "return" ? "noteHint" : "noteHintReject"),
    noteOptional: t("noteOptional"),
    reasonMissing: t("reasonMissing"),
    noteMissing: t("noteMissing"),
    targetMissing: t("targetMissing"),
    confirm: workflow(`action.${event}`),
    busy: workflow(`doing.${event}`),
    cancel: common("cancel"),
    reasons: reasonsFor(event).map((code) => ({ value: code, label: workflow(`reason.${code}`) })),
  };
}

/** Whether a stored reason is one this build has words for. */
export function isKnownReason(code: string): code is ReasonCode {
  return Object.hasOwn(REASONS, code);
}
