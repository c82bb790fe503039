import { getTranslations } from "next-intl/server";
import { type TaskItem, TaskList } from "@/components/ui/task-list";
import type { Permission } from "@/lib/domain/access/permission-name";

export interface IdentityTasksProps {
  readonly counts: { readonly duplicates: number; readonly niks: number };
  readonly may: (permission: Permission) => boolean;
}

/** Doubles and NIKs that wait in the area; nothing where nothing waits. */
export async function IdentityTasks({ counts, may }: IdentityTasksProps) {
  const t = await getTranslations("duplicate.home");
  const items: TaskItem[] = [];
  if (counts.duplicates > 0) {
    const isConfirming = may("duplicate:confirm");
    items.push({
      key: "duplicates",
      title: t(isConfirming ? "same" : "open", { count: counts.duplicates }),
      hint: t(isConfirming || may("duplicate:decide") ? "hint" : "hintRead"),
      href: isConfirming ? "/ganda?bagian=konfirmasi" : "/ganda",
    });
  }
  if (counts.niks > 0)
    items.push({ key: "niks", title: t("niks", { count: counts.niks }), hint: t("niksHint"), href: "/padan" });
  return items.length === 0 ? null : <TaskList label={t("hint")} items={items} />;
}
