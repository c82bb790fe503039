import { getTranslations } from "next-intl/server";
import { Card } from "@/components/ui/card";
import { DataTable } from "@/components/ui/data-table";
import { HINT_STATES, type HintOutcome } from "@/lib/domain/hint/hint";
import { formatNumber } from "@/lib/i18n/formats";
import type { Locale } from "@/lib/i18n/locale";

export interface HintOutcomesProps {
  readonly outcomes: readonly HintOutcome[];
  readonly locale: Locale;
}

/** What became of sectors' hints, for the offices that they come from. Nobody by name, no village. */
export async function HintOutcomes({ outcomes, locale }: HintOutcomesProps) {
  const t = await getTranslations("officeFile");
  if (outcomes.length === 0)
    return (
      <Card title={t("outcome.title")}>
        <p className="text-muted">{t("outcome.empty")}</p>
      </Card>
    );
  return (
    <Card title={t("outcome.title")} flush>
      <DataTable
        caption={t("outcome.title")}
        rows={outcomes}
        rowKey={({ sector }) => sector}
        columns={[
          { key: "sector", header: t("sourceLabel"), rowHeader: true, cell: ({ sector }) => t(`source.${sector}`) },
          ...HINT_STATES.map((state) => ({
            key: state,
            header: t(`outcome.${state}`),
            cell: ({ counts }: HintOutcome) => {
              const count = counts[state];
              return count === null ? t("outcome.few") : formatNumber(count, locale);
            },
          })),
        ]}
      />
      <p className="px-4 py-3 text-sm text-muted sm:px-5">{t("outcome.note")}</p>
    </Card>
  );
}
