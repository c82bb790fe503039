import { getTranslations } from "next-intl/server";
import { Badge } from "@/components/ui/badge";
import { STRONG_FROM } from "@/lib/domain/matching/score";

/** How alike two records are, in words and as a figure with its scale. */
export async function ScoreBadge({ score }: { readonly score: number }) {
  const t = await getTranslations("duplicate");
  const isStrong = score >= STRONG_FROM;
  return (
    <span className="inline-flex flex-wrap items-center gap-x-2 gap-y-0.5">
      <Badge tone={isStrong ? "danger" : "attention"} icon={isStrong ? "octagon-alert" : "triangle-alert"}>
        {t(isStrong ? "strong" : "possible")}
      </Badge>
      <span className="tabular text-sm text-muted">{t("scoreText", { score })}</span>
    </span>
  );
}
