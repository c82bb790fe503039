import { getLocale, getTranslations } from "next-intl/server";
import { Card } from "@/components/ui/card";
import { formatInstant, type TimeZone } from "@/lib/i18n/formats";
import { localeOf } from "@/lib/i18n/locale";

export interface FamilyWordsNoteProps {
  readonly words: readonly { readonly id: string; readonly told: string; readonly at: Date }[];
  readonly zone: TimeZone;
}

/** What a family told of a proposal in its own words; nothing where it told nothing. */
export async function FamilyWordsNote({ words, zone }: FamilyWordsNoteProps) {
  if (words.length === 0) return null;
  const [t, locale] = await Promise.all([getTranslations("selfUpdate.words"), getLocale().then(localeOf)]);
  return (
    <Card title={t("title")} tone="attention">
      <p className="text-sm text-muted">{t("lead")}</p>
      <ul className="mt-3 space-y-3">
        {words.map(({ id, told, at }) => (
          <li key={id}>
            <p className="whitespace-pre-line">{told}</p>
            <p className="text-sm text-muted">{t("at", { date: formatInstant(at, zone, locale) })}</p>
          </li>
        ))}
      </ul>
    </Card>
  );
}
