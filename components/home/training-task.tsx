import { getTranslations } from "next-intl/server";
import { sessionWhen } from "@/components/training-session/session-when";
import { TaskList } from "@/components/ui/task-list";
import type { SessionLine } from "@/lib/domain/training-session/page";

/** The next training of the area, and how many have not answered. */
export async function TrainingTask({ next }: { readonly next: SessionLine | null }) {
  const [t, when] = await Promise.all([getTranslations("trainingSession.list"), sessionWhen()]);
  const item =
    next === null
      ? { key: "none", title: t("homeNone"), hint: t("homeNoneHint"), href: "/pelatihan" }
      : {
          key: next.id,
          title: t("homeTitle", { title: next.title }),
          hint: t("homeHint", { when: when(next), invited: next.invited }),
          href: `/pelatihan/${next.id}`,
        };
  return <TaskList label={t("title")} items={[item]} />;
}
