import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { TopicList } from "@/components/citizen/topic-list";
import { Alert } from "@/components/ui/alert";
import { PageHeading } from "@/components/ui/page-heading";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("citizen"))("title") };
}

/** Where a family begins to read. */
export default async function CitizensPage() {
  const t = await getTranslations("citizen");
  return (
    <div className="mx-auto max-w-3xl space-y-6 px-4 py-8 text-lg lg:py-12">
      <PageHeading title={t("title")} lead={t("lead")} />
      <h2 className="text-xl">{t("topics")}</h2>
      <TopicList label={t("topics")} />
      <Alert tone="attention">{t("care")}</Alert>
    </div>
  );
}
