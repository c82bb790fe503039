import { getTranslations } from "next-intl/server";
import { Badge } from "@/components/ui/badge";
import type { IconName } from "@/components/ui/icon-name";
import { TaskList } from "@/components/ui/task-list";
import type { Tone } from "@/components/ui/tone";
import { type PracticeHome, practiceHref, type TaskState } from "@/lib/domain/practice/practice-page";

const LOOK = {
  new: { tone: "neutral", icon: "circle-dashed" },
  begun: { tone: "info", icon: "pencil" },
  done: { tone: "success", icon: "circle-check" },
} as const satisfies Record<TaskState, { tone: Tone; icon: IconName }>;

/** The tasks, each with how far it is. */
export async function TaskStates({ home }: { readonly home: PracticeHome }) {
  const t = await getTranslations("practice");
  const isOpen = home.training === null || home.training.problem === null;
  return (
    <TaskList
      label={t("tasks")}
      items={home.tasks.map(({ code, kind, title, state }) => ({
        key: code,
        title: title ?? t("pairs.title"),
        hint: t(`kind.${kind}`),
        status: <Badge {...LOOK[state]}>{t(`state.${state}`)}</Badge>,
        ...(isOpen ? { href: practiceHref(home.enrolmentId, code) } : {}),
      }))}
    />
  );
}
