import { getTranslations } from "next-intl/server";
import { Breadcrumbs } from "@/components/ui/breadcrumbs";
import { Story } from "./story";

export interface PracticeHeadingProps {
  readonly title: string;
  readonly story: readonly string[];
  readonly back: string;
}

/** Whose form this is, with the story at hand while one types. */
export async function PracticeHeading({ title, story, back }: PracticeHeadingProps) {
  const [t, common] = await Promise.all([getTranslations("practice"), getTranslations("common")]);
  return (
    <div className="min-w-0 flex-1 basis-full">
      <Breadcrumbs label={common("breadcrumbs")} items={[{ href: back, label: t("story") }, { label: title }]} />
      <h1 className="text-xl sm:text-2xl">{title}</h1>
      <details className="mt-3 rounded-md border border-line bg-surface px-4">
        <summary className="min-h-11 cursor-pointer py-2.5 font-semibold text-laut">{t("story")}</summary>
        <div className="pb-4">
          <Story paragraphs={story} />
        </div>
      </details>
    </div>
  );
}
