import { getTranslations } from "next-intl/server";
import { Card } from "@/components/ui/card";
import { groupedBy } from "@/lib/domain/list/grouped";
import type { PastListing } from "@/lib/domain/past-list/past-view";
import type { Locale } from "@/lib/i18n/locale";
import { pastWords } from "./past-words";

export interface PastCardProps {
  readonly listings: readonly PastListing[];
  readonly locale: Locale;
}

/** What lists of before DTSEN said of a family: its history, apart from what it is now. Nothing where none did. */
export async function PastCard({ listings, locale }: PastCardProps) {
  const t = await getTranslations("officeFile.past");
  if (listings.length === 0) return null;
  const lines = await Promise.all(listings.map(async (line) => ({ id: line.id, ...(await pastWords(line, locale)) })));
  return (
    <Card title={t("title")}>
      <p className="mb-3 text-sm text-muted">{t("lead")}</p>
      <div className="grid gap-4">
        {[...groupedBy(lines, ({ list }) => list)].map(([list, own]) => (
          <section key={list}>
            <h3 className="font-semibold">{list}</h3>
            <ul className="mt-1 list-disc space-y-1 ps-5">
              {own.map(({ id, who, said }) => (
                <li key={id}>
                  {who}: {said}
                </li>
              ))}
            </ul>
          </section>
        ))}
      </div>
    </Card>
  );
}
