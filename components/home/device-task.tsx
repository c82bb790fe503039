import { getTranslations } from "next-intl/server";
import { TaskList } from "@/components/ui/task-list";
import { ASIDE_ANCHOR } from "@/lib/domain/field/aside";

export interface DeviceTaskProps {
  /** Devices of a village's people that have held unsent work for days. */
  readonly late: number;
  /** What was typed in the field and waits for the reader's decision. */
  readonly asides: number;
}

/** What the field asks of the reader; nothing where it asks nothing. */
export async function DeviceTask({ late, asides }: DeviceTaskProps) {
  if (late + asides === 0) return null;
  const t = await getTranslations("device.home");
  const items = [
    {
      key: "asides",
      count: asides,
      title: t("asides", { count: asides }),
      hint: t("asidesHint"),
      href: `/perangkat#${ASIDE_ANCHOR}`,
    },
    {
      key: "late",
      count: late,
      title: t("late", { count: late }),
      hint: t("lateHint"),
      href: "/perangkat?belum=terkirim",
    },
  ];
  return <TaskList label={t("label")} items={items.filter(({ count }) => count > 0)} />;
}
