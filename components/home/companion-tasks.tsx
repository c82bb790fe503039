import { getTranslations } from "next-intl/server";
import { TaskList } from "@/components/ui/task-list";
import type { StageCounts } from "@/lib/domain/assignment/assignment";

/** What was given to a companion and how far they have come. */
export async function CompanionTasks({ stages }: { readonly stages: StageCounts }) {
  const t = await getTranslations("assignment.home");
  const count = stages.none + stages.draft + stages.sent;
  return (
    <TaskList
      label={t("title", { count })}
      items={[
        {
          key: "families",
          title: t("title", { count }),
          hint: count === 0 ? undefined : t("hint", { belum: stages.none, draf: stages.draft, kirim: stages.sent }),
          href: "/keluarga",
        },
      ]}
    />
  );
}
