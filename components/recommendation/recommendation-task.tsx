import { getTranslations } from "next-intl/server";
import { TaskList } from "@/components/ui/task-list";
import { RECOMMENDATION_PATH } from "@/lib/domain/recommendation/page";

/** Recommendations that wait for the reader: to be answered, or for the coach to be closed. */
export async function RecommendationTask({ count, asks }: { readonly count: number; readonly asks: boolean }) {
  const t = await getTranslations("recommendation.task");
  const href = `${RECOMMENDATION_PATH}?keadaan=${asks ? "dijawab" : "terbuka"}`;
  return (
    <TaskList
      label={t("label")}
      items={[
        {
          key: "recommendations",
          title: t(asks ? "answered" : "open", { count }),
          hint: t(asks ? "answeredHint" : "openHint"),
          href,
        },
      ]}
    />
  );
}
