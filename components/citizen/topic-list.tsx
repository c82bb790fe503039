import { getTranslations } from "next-intl/server";
import { TaskList } from "@/components/ui/task-list";
import { CITIZEN_PATH, TOPICS, type Topic, VILLAGES_PATH } from "@/lib/domain/citizen/topic";

/** What families may read, but for the page that is open; last the way to a village. */
export async function TopicList({ label, except = null }: { readonly label: string; readonly except?: Topic | null }) {
  const t = await getTranslations("citizen");
  const topics = TOPICS.filter((topic) => topic !== except).map((topic) => ({
    key: topic,
    title: t(`topic.${topic}.title`),
    hint: t(`topic.${topic}.lead`),
    href: `${CITIZEN_PATH}/${topic}`,
  }));
  const village = { key: "desa", title: t("findVillage"), hint: t("findVillageHint"), href: VILLAGES_PATH };
  return <TaskList label={label} items={[...topics, village]} />;
}
