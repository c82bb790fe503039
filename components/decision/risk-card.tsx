import { getTranslations } from "next-intl/server";
import { Card } from "@/components/ui/card";
import type { ProposalDetail } from "@/lib/domain/queue/proposal-detail";

/** Why this proposal stands where it stands in the queue, and whether chance chose it for a look. */
export async function RiskCard({ detail }: { readonly detail: ProposalDetail }) {
  const t = await getTranslations("queue.why");
  if (detail.riskFactors.length === 0 && !detail.isSampled) return null;
  return (
    <Card title={t("title")}>
      <ul className="list-disc space-y-1 ps-5">
        {detail.isSampled ? <li>{t("sampled")}</li> : null}
        {detail.riskFactors.map(({ name, points, count, of }) => (
          <li key={name}>
            {t(`factor.${name}`, { count, of })} <span className="text-sm text-muted">{t("points", { points })}</span>
          </li>
        ))}
      </ul>
    </Card>
  );
}
