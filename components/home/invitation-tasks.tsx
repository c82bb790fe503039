import { getTranslations } from "next-intl/server";
import { TaskList } from "@/components/ui/task-list";

/** What the village's letters wait for: to be printed, and to be written down as received. */
export async function InvitationTasks({
  counts,
}: {
  readonly counts: { readonly none: number; readonly issued: number };
}) {
  const [t, nav] = await Promise.all([getTranslations("invitation.home"), getTranslations("invitation")]);
  const items = [
    ...(counts.none === 0
      ? []
      : [
          {
            key: "none",
            title: t("none", { count: counts.none }),
            hint: t("noneHint"),
            href: "/undangan/cetak",
          },
        ]),
    ...(counts.issued === 0
      ? []
      : [
          {
            key: "issued",
            title: t("issued", { count: counts.issued }),
            hint: t("issuedHint"),
            href: "/undangan?keadaan=issued",
          },
        ]),
  ];
  return items.length === 0 ? null : <TaskList label={nav("title")} items={items} />;
}
