import { getTranslations } from "next-intl/server";
import type { Tier } from "@/lib/domain/workflow/tier";

/** Says how a tier decides: how many agree, what must be opened, who stands in. */
export async function tierRules(): Promise<{
  readonly quorum: (tier: Tier) => string;
  readonly coverage: (tier: Tier) => string;
  readonly escalation: (tier: Tier) => string;
}> {
  const t = await getTranslations("tiers");
  return {
    quorum: ({ quorum }) =>
      quorum.kind === "minimum" ? t("rules.minimum", { count: quorum.count }) : t(`rules.${quorum.kind}`),
    coverage: ({ coverage }) =>
      coverage.kind === "sample" ? t("rules.sample", { percent: coverage.percent }) : t(`rules.${coverage.kind}`),
    escalation: ({ escalation }) =>
      escalation === null
        ? t("rules.nobody")
        : t("rules.standIn", { days: escalation.afterDays, who: t(`short.${escalation.to}`) }),
  };
}
