import { getTranslations } from "next-intl/server";
import { DescriptionList } from "@/components/ui/description-list";
import { formatDate } from "@/lib/i18n/formats";
import type { Locale } from "@/lib/i18n/locale";

export interface FreshnessListProps {
  readonly items: readonly { readonly section: string; readonly asOf: string | null; readonly source: number | null }[];
  readonly locale: Locale;
}

const SECTIONS = ["place", "housing", "programs", "assets", "services"] as const;
const SOURCES = ["1", "2", "3", "4"] as const;

/** When each section was last true, and where that came from (DECIDED 3). */
export async function FreshnessList({ items, locale }: FreshnessListProps) {
  const t = await getTranslations("household");
  const rows = SECTIONS.flatMap((section) => {
    const item = items.find((candidate) => candidate.section === section);
    if (item === undefined) return [];
    const source = SOURCES.find((code) => code === String(item.source));
    return [
      {
        term: t(`section.${section}`),
        detail: item.asOf === null ? t("neverAsked") : formatDate(item.asOf, locale),
        note: source === undefined ? undefined : t(`source.${source}`),
      },
    ];
  });
  return <DescriptionList items={rows} />;
}
