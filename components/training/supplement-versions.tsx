import { getLocale, getTranslations } from "next-intl/server";
import { paragraphsOf, type Supplement } from "@/lib/domain/training/supplement";
import { formatDay, type TimeZone } from "@/lib/i18n/formats";
import { localeOf } from "@/lib/i18n/locale";

export interface SupplementVersionsProps {
  readonly versions: readonly Supplement[];
  readonly zone: TimeZone;
}

/** Every version with who wrote it and when, the text folded away. */
export async function SupplementVersions({ versions, zone }: SupplementVersionsProps) {
  const [t, locale] = await Promise.all([getTranslations("training.supplement"), getLocale().then(localeOf)]);
  if (versions.length === 0) return <p className="text-muted">{t("none")}</p>;
  return (
    <section aria-labelledby="versi" className="max-w-2xl">
      <h2 id="versi" className="mb-2 text-lg">
        {t("versions")}
      </h2>
      <ul className="divide-y divide-line rounded-md border border-line bg-surface">
        {versions.map(({ version, writerName, writtenAt, body }) => (
          <li key={version} className="px-4">
            <details>
              <summary className="min-h-11 cursor-pointer py-2.5">
                {t("by", { version, name: writerName, day: formatDay(writtenAt, zone, locale, "long") })}
              </summary>
              <div lang="id" className="space-y-3 pb-4">
                {body === "" ? <p className="text-muted">{t("removed")}</p> : null}
                {paragraphsOf(body).map((paragraph) => (
                  <p key={paragraph} className="whitespace-pre-line">
                    {paragraph}
                  </p>
                ))}
              </div>
            </details>
          </li>
        ))}
      </ul>
    </section>
  );
}
