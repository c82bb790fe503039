import { getLocale, getTranslations } from "next-intl/server";
import { Card } from "@/components/ui/card";
import { DataTable } from "@/components/ui/data-table";
import type { ExamPage } from "@/lib/domain/exam/exam-page";
import { formatInstant } from "@/lib/i18n/formats";
import { localeOf } from "@/lib/i18n/locale";
import { OutcomeBadge } from "./result-card";

/** The finished tries of a seat. */
export async function TriesTable({ tries, timeZone }: Pick<ExamPage, "tries" | "timeZone">) {
  const [t, locale] = await Promise.all([getTranslations("exam.tries"), getLocale().then(localeOf)]);
  return (
    <Card title={t("title")} flush>
      <DataTable
        caption={t("caption")}
        rows={tries}
        rowKey={({ attemptId }) => attemptId}
        columns={[
          {
            key: "number",
            header: t("number"),
            phoneLabel: "",
            rowHeader: true,
            cell: ({ number }) => t("nth", { number }),
          },
          {
            key: "ended",
            header: t("ended"),
            cell: ({ endedAt }) => formatInstant(endedAt, timeZone, locale),
          },
          { key: "score", header: t("score"), align: "end", cell: ({ score }) => score },
          { key: "outcome", header: t("outcome"), cell: ({ hasPassed }) => <OutcomeBadge hasPassed={hasPassed} /> },
        ]}
      />
    </Card>
  );
}
