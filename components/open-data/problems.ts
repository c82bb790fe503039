import { getTranslations } from "next-intl/server";
import type { ProblemLabels } from "@/components/user/command-problem";
import { problemLabels } from "@/components/user/labels";

/** What refusals mean where editions are the subject. */
export async function editionProblems(): Promise<ProblemLabels> {
  const [problem, t] = await Promise.all([problemLabels(), getTranslations("openData.problem")]);
  return {
    ...problem,
    own: { what: t("own.what"), todo: t("own.todo") },
    gone: { what: t("gone.what"), todo: t("gone.todo") },
    notNow: { what: t("notNow.what"), todo: t("notNow.todo") },
  };
}
