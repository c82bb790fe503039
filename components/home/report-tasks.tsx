import { getTranslations } from "next-intl/server";
import { TaskList } from "@/components/ui/task-list";

/** What the head of an RT comes for. */
export async function NeighbourTask() {
  const t = await getTranslations("report.home");
  return (
    <TaskList
      label={t("neighbours")}
      items={[{ key: "neighbours", title: t("neighbours"), hint: t("neighboursHint"), href: "/warga-rt" }]}
    />
  );
}

/** What heads of RT have told and the operator has not answered. */
export async function ReportTask({ count }: { readonly count: number }) {
  const t = await getTranslations("report.home");
  return (
    <TaskList
      label={t("reports")}
      items={[
        { key: "reports", title: t("waiting", { count }), hint: t("waitingHint"), href: "/laporan-rt?keadaan=filed" },
      ]}
    />
  );
}
