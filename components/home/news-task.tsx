import { getTranslations } from "next-intl/server";
import { TaskList } from "@/components/ui/task-list";

/** What became of one's proposals since one last looked. */
export async function NewsTask({ count }: { readonly count: number }) {
  const t = await getTranslations("news");
  return (
    <TaskList
      label={t("title")}
      items={[
        { key: "news", title: t("home", { count }), hint: count === 0 ? undefined : t("homeHint"), href: "/kabar" },
      ]}
    />
  );
}
