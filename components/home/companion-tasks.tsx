import { getTranslations } from "next-intl/server";
import { type TaskItem, TaskList } from "@/components/ui/task-list";
import type { StageCounts } from "@/lib/domain/assignment/assignment";

export interface CompanionTasksProps {
  /** Of the families given; null for whoever is no companion. */
  readonly stages: StageCounts | null;
  /** Checks that wait for this person; null for whoever has nothing to do with them. */
  readonly checks: number | null;
}

/** What was given to a companion and how far they have come, and the ground checks that wait. */
export async function CompanionTasks({ stages, checks }: CompanionTasksProps) {
  const [t, check] = await Promise.all([getTranslations("assignment.home"), getTranslations("groundCheck.home")]);
  const items: TaskItem[] = [];
  if (stages !== null) {
    const count = stages.none + stages.draft + stages.sent;
    items.push({
      key: "families",
      title: t("title", { count }),
      hint: count === 0 ? undefined : t("hint", { belum: stages.none, draf: stages.draft, kirim: stages.sent }),
      href: "/keluarga",
    });
    items.push({ key: "checks", title: check("own", { count: checks ?? 0 }), href: "/cek-lapangan?keadaan=assigned" });
  } else if (checks !== null && checks > 0) {
    items.push({ key: "checks", title: check("ordered", { count: checks }), href: "/cek-lapangan?keadaan=ordered" });
  }
  return items.length === 0 ? null : <TaskList label={t("label")} items={items} />;
}
