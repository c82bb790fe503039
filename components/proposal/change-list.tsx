import { getTranslations } from "next-intl/server";
import { QuestionNumber } from "@/components/form/question-number";
import { Card } from "@/components/ui/card";
import { DiffRow } from "@/components/ui/diff-row";
import type { ChangeGroup } from "@/lib/domain/queue/readable";
import { EmptiedAnswers } from "./emptied-answers";

/** Every changed answer before and after, by section and person. */
export async function ChangeList({ groups }: { readonly groups: readonly ChangeGroup[] }) {
  const t = await getTranslations("proposal");
  const common = await getTranslations("common");
  return (
    <div className="space-y-3">
      {groups.map((group) => (
        <Card
          key={group.key}
          headingLevel={3}
          title={group.person === null ? group.title : `${group.person} – ${group.title}`}
          aside={<span className="text-sm text-muted">{t("changesCount", { count: group.rows.length })}</span>}
        >
          <dl>
            {group.rows.map((row) => (
              <DiffRow
                key={row.key}
                question={
                  <>
                    <QuestionNumber no={row.no} />
                    {row.label}
                  </>
                }
                before={row.before || t("empty")}
                after={row.after || t("empty")}
                beforeLabel={common("before")}
                afterLabel={common("after")}
              />
            ))}
          </dl>
          <EmptiedAnswers person={group.person} rows={group.emptied} />
        </Card>
      ))}
    </div>
  );
}
