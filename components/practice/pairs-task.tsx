import { getTranslations } from "next-intl/server";
import { BeginButton } from "@/components/user/begin-button";
import { problemLabels } from "@/components/user/labels";
import { type PracticePairs, practiceHref } from "@/lib/domain/practice/practice-page";
import { TaskDone, type TaskPlace } from "./family-task";
import { JudgePairs } from "./judge-pairs";

/** The pairs of the round, or the way to begin them. */
export async function PairsTask({ task, at }: { readonly task: PracticePairs; readonly at: TaskPlace }) {
  const t = await getTranslations("practice");
  if (task.isDone) return <TaskDone at={at} workId={task.work?.id ?? null} />;
  if (task.work === null)
    return (
      <BeginButton
        grantId={at.grantId}
        command="practice.begin"
        input={{ enrolmentId: at.enrolmentId, task: at.code }}
        href={null}
        words={{ begin: t("pairs.begin"), beginning: t("beginning"), problem: await problemLabels() }}
      />
    );
  return <JudgePairs grantId={at.grantId} work={task.work} pairs={task.pairs} back={practiceHref(at.enrolmentId)} />;
}
