import { getTranslations } from "next-intl/server";
import { TaskList } from "@/components/ui/task-list";

/** Devices of a village's people that have held unsent work for days. */
export async function DeviceTask({ count }: { readonly count: number }) {
  const t = await getTranslations("device.home");
  const title = t("late", { count });
  return (
    <TaskList
      label={title}
      items={[{ key: "devices", title, hint: t("lateHint"), href: "/perangkat?belum=terkirim" }]}
    />
  );
}
