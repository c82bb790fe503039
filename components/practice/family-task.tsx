import { getTranslations } from "next-intl/server";
import { Alert } from "@/components/ui/alert";
import { Card } from "@/components/ui/card";
import { LinkButton } from "@/components/ui/link-button";
import { problemLabels } from "@/components/user/labels";
import { practiceHref } from "@/lib/domain/practice/practice-page";
import { BeginTask } from "./begin-task";
import { Story } from "./story";

/** Where a task is, and under which grant it is worked at. */
export interface TaskPlace {
  readonly enrolmentId: string | null;
  readonly code: string;
  readonly grantId: string;
}

export interface FamilyTaskProps {
  readonly task: { readonly story: readonly string[]; readonly isDone: boolean; readonly form: object | null };
  readonly at: TaskPlace;
}

/** The story first, then the way into the form. */
export async function FamilyTask({ task, at }: FamilyTaskProps) {
  const t = await getTranslations("practice");
  const form = `${practiceHref(at.enrolmentId, at.code)}/isi`;
  return (
    <>
      <Card title={t("story")}>
        <Story paragraphs={task.story} />
        {task.isDone ? null : <p className="mt-4 text-sm text-muted">{t("storyNote")}</p>}
      </Card>
      {task.isDone ? (
        <TaskDone enrolmentId={at.enrolmentId} />
      ) : task.form === null ? (
        <BeginTask
          grantId={at.grantId}
          enrolmentId={at.enrolmentId}
          task={at.code}
          href={form}
          words={{ begin: t("begin"), beginning: t("beginning"), problem: await problemLabels() }}
        />
      ) : (
        <div>
          <LinkButton href={form} variant="primary" iconEnd="arrow-right">
            {t("continue")}
          </LinkButton>
        </div>
      )}
    </>
  );
}

export async function TaskDone({ enrolmentId }: { readonly enrolmentId: string | null }) {
  const t = await getTranslations("practice");
  return (
    <Alert tone="success">
      <p className="mb-3">{t("taskDone")}</p>
      <LinkButton href={practiceHref(enrolmentId)} iconEnd="arrow-right">
        {t("toTasks")}
      </LinkButton>
    </Alert>
  );
}
