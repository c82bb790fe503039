import { getTranslations } from "next-intl/server";
import { Alert } from "@/components/ui/alert";
import { Card } from "@/components/ui/card";
import { LinkButton } from "@/components/ui/link-button";
import { BeginButton } from "@/components/user/begin-button";
import { problemLabels } from "@/components/user/labels";
import { practiceHref } from "@/lib/domain/practice/practice-page";
import { BeginAnew } from "./begin-anew";
import { Story } from "./story";

/** Where a task is, and under which grant it is worked at. */
export interface TaskPlace {
  readonly enrolmentId: string | null;
  readonly code: string;
  readonly grantId: string;
}

export interface FamilyTaskProps {
  readonly task: {
    readonly story: readonly string[];
    readonly workId: string | null;
    readonly isDone: boolean;
    readonly form: object | null;
  };
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
        <TaskDone at={at} workId={task.workId} />
      ) : task.form === null ? (
        <BeginButton
          grantId={at.grantId}
          command="practice.begin"
          input={{ enrolmentId: at.enrolmentId, task: at.code }}
          href={form}
          words={{ begin: t("begin"), beginning: t("beginning"), problem: await problemLabels() }}
        />
      ) : (
        <div className="flex flex-wrap gap-2">
          <LinkButton href={form} variant="primary" iconEnd="arrow-right">
            {t("continue")}
          </LinkButton>
          <Anew at={at} workId={task.workId} />
        </div>
      )}
    </>
  );
}

interface WorkProps {
  readonly at: TaskPlace;
  readonly workId: string | null;
}

/** What counts for a seat stays done; free practice may begin anew. */
export async function TaskDone({ at, workId }: WorkProps) {
  const t = await getTranslations("practice");
  return (
    <Alert tone="success">
      <p className="mb-3">{t("taskDone")}</p>
      <div className="flex flex-wrap gap-2">
        <LinkButton href={practiceHref(at.enrolmentId)} iconEnd="arrow-right">
          {t("toTasks")}
        </LinkButton>
        {at.enrolmentId === null ? <Anew at={at} workId={workId} /> : null}
      </div>
    </Alert>
  );
}

async function Anew({ at, workId }: WorkProps) {
  const t = await getTranslations("practice.anew");
  if (workId === null) return null;
  const words = {
    button: t("button"),
    title: t("title"),
    body: t("body"),
    busy: t("busy"),
    cancel: t("cancel"),
    problem: await problemLabels(),
  };
  return <BeginAnew grantId={at.grantId} id={workId} words={words} />;
}
