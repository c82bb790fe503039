import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import type { AccessTimePage } from "@/lib/domain/training-session/access-time-page";
import { LeadChart } from "./lead-chart";
import { TimeStats } from "./time-stats";
import { TimesTable, type TimesTableProps } from "./times-table";

export interface AccessFiguresProps extends TimesTableProps {
  /** Ways to take the table away as a file. */
  readonly files?: ReactNode;
}

/** The figures of an area, or why there are none. */
export async function AccessFigures({ page, hrefOf, files }: AccessFiguresProps) {
  const t = await getTranslations("accessTime");
  const { total, full, parts }: AccessTimePage = page;
  if (total === null) return <p>{t("tooFew")}</p>;
  if (total.people === 0)
    return (
      <EmptyState title={t("emptyTitle")} icon="clock">
        {t("empty")}
      </EmptyState>
    );
  const isCharted = parts.some(({ times }) => times !== null && times.before !== null);
  return (
    <>
      <TimeStats times={total} full={full} />
      <Card flush title={t("table")} aside={files}>
        <TimesTable page={page} hrefOf={hrefOf} />
      </Card>
      {isCharted ? (
        <Card title={t("chart")}>
          <LeadChart parts={parts} />
        </Card>
      ) : null}
    </>
  );
}
