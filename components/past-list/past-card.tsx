import { getTranslations } from "next-intl/server";
import { Card } from "@/components/ui/card";
import { groupedBy } from "@/lib/domain/list/grouped";
import type { PastListing } from "@/lib/domain/past-list/past-view";
import { formatDate } from "@/lib/i18n/formats";
import type { Locale } from "@/lib/i18n/locale";

export interface PastCardProps {
  readonly listings: readonly PastListing[];
  readonly locale: Locale;
}

/** What lists of before DTSEN said of a family: its history, apart from what it is now. Nothing where none did. */
export async function PastCard({ listings, locale }: PastCardProps) {
  const t = await getTranslations("officeFile.past");
  if (listings.length === 0) return null;
  const lists = [...groupedBy(listings, ({ list, asOf }) => `${list} ${asOf}`).values()];
  return (
    <Card title={t("title")}>
      <p className="mb-3 text-sm text-muted">{t("lead")}</p>
      <div className="grid gap-4">
        {lists.map((lines) => {
          const [first] = lines;
          if (first === undefined) return null;
          const list = t(`list.${first.list}`);
          return (
            <section key={first.id}>
              <h3 className="font-semibold">{t("asOf", { list, date: formatDate(first.asOf, locale) })}</h3>
              <ul className="mt-1 list-disc space-y-1 ps-5">
                {lines.map((line) => (
                  <Line key={line.id} line={line} />
                ))}
              </ul>
            </section>
          );
        })}
      </div>
    </Card>
  );
}

async function Line({ line }: { readonly line: PastListing }) {
  const t = await getTranslations("officeFile.past");
  const said = [
    line.status === null ? null : t(`status.${line.status}`),
    line.decile === null ? null : t("decile", { decile: line.decile }),
    ...line.programmes.map((programme) => t(`programme.${programme}`)),
  ].filter((part) => part !== null);
  return (
    <li>
      {line.name ?? t("family")}: {said.length === 0 ? t("nothing") : said.join(", ")}
    </li>
  );
}
