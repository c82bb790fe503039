import { getTranslations } from "next-intl/server";
import { TaskList } from "@/components/ui/task-list";

/** What the portal told and one has not read: reminders, duties handed over. */
export async function NoticeTask({ count }: { readonly count: number }) {
  const t = await getTranslations("notice");
  return (
    <TaskList
      label={t("title")}
      items={[{ key: "notices", title: t("home", { count }), hint: t("homeHint"), href: "/kabar" }]}
    />
  );
}
