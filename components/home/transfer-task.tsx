import { getTranslations } from "next-intl/server";
import { TaskList } from "@/components/ui/task-list";

/** Moves between villages that this person must answer. */
export async function TransferTask({ waiting }: { readonly waiting: number }) {
  const t = await getTranslations("transfer");
  return (
    <TaskList
      label={t("title")}
      items={[
        {
          key: "transfers",
          title: waiting === 0 ? t("home.none") : t("home.waiting", { count: waiting }),
          hint: waiting === 0 ? undefined : t("home.hint"),
          href: "/pindah",
        },
      ]}
    />
  );
}
