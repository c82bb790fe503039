import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { CitizenFrame } from "@/components/citizen/citizen-frame";
import { TopicList } from "@/components/citizen/topic-list";
import { Alert } from "@/components/ui/alert";
import { TOPIC_SECTIONS, topicIn } from "@/lib/domain/citizen/topic";

export async function generateMetadata({ params }: PageProps<"/warga/[topik]">): Promise<Metadata> {
  const topic = topicIn((await params).topik);
  const t = await getTranslations("citizen");
  return { title: topic === null ? t("title") : t(`topic.${topic}.title`) };
}

/** One thing that families ask, in four short parts. */
export default async function TopicPage({ params }: PageProps<"/warga/[topik]">) {
  const topic = topicIn((await params).topik);
  if (topic === null) notFound();
  const t = await getTranslations("citizen");
  return (
    <CitizenFrame title={t(`topic.${topic}.title`)} lead={t(`topic.${topic}.lead`)}>
      {TOPIC_SECTIONS.map((section) => (
        <section key={section} aria-labelledby={`bagian-${section}`}>
          <h2 id={`bagian-${section}`} className="text-xl">
            {t(`topic.${topic}.section.${section}.title`)}
          </h2>
          <p className="mt-1">{t(`topic.${topic}.section.${section}.text`)}</p>
        </section>
      ))}
      {topic === "privasi" || topic === "cara-memperbarui" ? <Alert tone="attention">{t("care")}</Alert> : null}
      <h2 className="text-xl">{t("others")}</h2>
      <TopicList label={t("others")} except={topic} />
    </CitizenFrame>
  );
}
