import { getTranslations } from "next-intl/server";
import { TaskList } from "@/components/ui/task-list";

export interface ExchangeTasksProps {
  readonly counts: { readonly files: number; readonly editions: number; readonly clients: number };
}

/** What other systems, or those who feed them, have laid before the reader; nothing where they have not. */
export async function ExchangeTasks({ counts }: ExchangeTasksProps) {
  const { files, editions, clients } = counts;
  if (files + editions + clients === 0) return null;
  const t = await getTranslations("home.exchange");
  const items = [
    { key: "files", count: files, title: t("files", { count: files }), hint: t("filesHint"), href: "/impor" },
    {
      key: "editions",
      count: editions,
      title: t("editions", { count: editions }),
      hint: t("editionsHint"),
      href: "/satu-data",
    },
    {
      key: "clients",
      count: clients,
      title: t("clients", { count: clients }),
      hint: t("clientsHint"),
      href: "/klien-api",
    },
  ];
  return <TaskList label={t("label")} items={items.filter(({ count }) => count > 0)} />;
}
