import { getTranslations } from "next-intl/server";
import { TaskList } from "@/components/ui/task-list";
import { countText } from "@/lib/domain/queue/queue-row";
import { QUEUE_PATH, type QueueTier } from "@/lib/domain/queue/tier";

export interface StandInTasksProps {
  readonly work: readonly { readonly tier: QueueTier; readonly waiting: number }[];
}

/** Tiers of others that are so late that this person may stand in. */
export async function StandInTasks({ work }: StandInTasksProps) {
  const [t, tiers] = await Promise.all([getTranslations("home"), getTranslations("tiers")]);
  return (
    <TaskList
      label={t("standInLabel")}
      items={work.map(({ tier, waiting }) => ({
        key: tier,
        title: t("standIn", { tier: tiers(`step.${tier}`), count: countText(waiting) }),
        hint: t("standInHint"),
        href: QUEUE_PATH[tier],
      }))}
    />
  );
}
