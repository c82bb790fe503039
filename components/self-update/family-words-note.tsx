import { getLocale, getTranslations } from "next-intl/server";
import { Card } from "@/components/ui/card";
import { Link } from "@/components/ui/link";
import { formatPublicId } from "@/lib/domain/public-id/public-id";
import { formatInstant, type TimeZone } from "@/lib/i18n/formats";
import { localeOf } from "@/lib/i18n/locale";

interface FamilyWords {
  readonly id: string;
  readonly told: string;
  readonly photoIds: readonly string[];
  readonly at: Date;
}

export interface FamilyWordsNoteProps {
  readonly words: readonly FamilyWords[];
  readonly regencyCode: string;
  readonly zone: TimeZone;
}

/** What a family told of a proposal in its own words; nothing where it told nothing. */
export async function FamilyWordsNote({ words, regencyCode, zone }: FamilyWordsNoteProps) {
  if (words.length === 0) return null;
  const [t, locale] = await Promise.all([getTranslations("selfUpdate.words"), getLocale().then(localeOf)]);
  return (
    <Card title={t("title")} tone="attention">
      <p className="text-sm text-muted">{t("lead")}</p>
      <ul className="mt-3 space-y-3">
        {words.map(({ id, told, photoIds, at }) => (
          <li key={id}>
            <p className="whitespace-pre-line">{told === "" ? t("filled") : told}</p>
            {photoIds.length === 0 ? null : (
              <p className="flex flex-wrap gap-x-4">
                {photoIds.map((photo, index) => (
                  <Link
                    key={photo}
                    isApart
                    href={`/lampiran/${formatPublicId(regencyCode, photo)}`}
                    className="link inline-flex min-h-11 items-center"
                  >
                    {t("photo", { n: index + 1 })}
                  </Link>
                ))}
              </p>
            )}
            <p className="text-sm text-muted">{t("at", { date: formatInstant(at, zone, locale) })}</p>
          </li>
        ))}
      </ul>
    </Card>
  );
}
