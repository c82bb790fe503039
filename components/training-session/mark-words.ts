import { getTranslations } from "next-intl/server";
import { trainingProblemLabels } from "./labels";
import type { MarkDialogProps } from "./mark-dialog";

/** The words of the dialog in which a result is written down. Names are put in by the browser, so they stay raw here. */
export async function markWords(mark: number): Promise<MarkDialogProps["words"]> {
  const [t, common] = await Promise.all([getTranslations("trainingSession.mark"), getTranslations("common")]);
  return {
    title: t.raw("title"),
    lead: t("lead"),
    score: t("score"),
    scoreHint: t("scoreHint", { mark }),
    practice: t("practice"),
    practiceText: t("practiceText"),
    practiceDone: t("practiceDone"),
    before: t.raw("before"),
    beforeNoPact: t.raw("beforeNoPact"),
    submit: t("submit"),
    saving: t("saving"),
    cancel: common("cancel"),
    problemScore: t("problemScore"),
    problemNothing: t("problemNothing"),
    savedPart: t("savedPart"),
    passed: t.raw("passed"),
    passedNoPact: t.raw("passedNoPact"),
    problem: await trainingProblemLabels(),
  };
}
