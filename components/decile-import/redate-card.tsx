import { getTranslations } from "next-intl/server";
import { Card } from "@/components/ui/card";
import type { DateLabels } from "@/components/ui/date-input";
import { problemLabels } from "@/components/user/labels";
import type { Snapshot } from "@/lib/domain/dynamics/snapshot";
import { formatDate } from "@/lib/i18n/formats";
import type { Locale } from "@/lib/i18n/locale";
import { RedateForm } from "./redate-form";

export interface RedateCardProps {
  readonly grantId: string;
  /** The newest first. */
  readonly snapshots: readonly Snapshot[];
  readonly dateLabels: DateLabels;
  readonly locale: Locale;
}

/** For the nation's coach: the day of a snapshot holds for every region. */
export async function RedateCard({ grantId, snapshots, dateLabels, locale }: RedateCardProps) {
  const t = await getTranslations("deciles.redate");
  return (
    <Card title={t("title")}>
      <p className="mb-4 max-w-prose">{t("lead")}</p>
      <RedateForm
        grantId={grantId}
        snapshots={snapshots.map(({ id, rankedOn }) => ({
          id,
          rankedOn,
          label: `${id} (${formatDate(rankedOn, locale)})`,
        }))}
        dateLabels={dateLabels}
        words={{
          snapshot: t("snapshot"),
          day: t("day"),
          reason: t("reason"),
          reasonHint: t("reasonHint"),
          reasonProblem: t("reasonProblem"),
          save: t("save"),
          saving: t("saving"),
          saved: t("saved"),
          noDay: t("noDay"),
          OTHER_QUARTER: t("OTHER_QUARTER"),
          IN_FUTURE: t("IN_FUTURE"),
          SAME_DAY: t("SAME_DAY"),
          problem: await problemLabels(),
        }}
      />
    </Card>
  );
}
