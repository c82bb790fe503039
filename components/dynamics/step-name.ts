import { useTranslations } from "next-intl";
import type { Step } from "@/lib/domain/dynamics/matrix";

/** A row or column of the matrix in words; `short`: the number alone, under a heading that says what it is. */
export function useStepName(): (step: Step, short?: boolean) => string {
  const t = useTranslations("dynamics.matrix");
  return (step, short = false) => {
    if (typeof step !== "number") return t(`rank.${step}`);
    if (step === 0) return t("unranked");
    return short ? String(step) : t("decile", { decile: String(step) });
  };
}
