import { getTranslations } from "next-intl/server";
import type { TargetWords } from "./target-fields";

/** Which family people join, in words. */
export async function targetWords(): Promise<TargetWords> {
  const [t, problem] = await Promise.all([getTranslations("transfer.new"), getTranslations("transfer.problem")]);
  return {
    legend: t("targetTitle"),
    isNew: t("targetNew"),
    byKk: t("targetKk"),
    kkNumber: t("targetKkNumber"),
    kkProblem: problem("kk"),
  };
}
