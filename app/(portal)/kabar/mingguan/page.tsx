import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getLocale, getTranslations } from "next-intl/server";
import { DigestCard } from "@/components/digest/digest-card";
import { Breadcrumbs } from "@/components/ui/breadcrumbs";
import { EmptyState } from "@/components/ui/empty-state";
import { Link } from "@/components/ui/link";
import { PageHeading } from "@/components/ui/page-heading";
import { addDays } from "@/lib/domain/calendar/working-day";
import { formatDate } from "@/lib/i18n/formats";
import { requireActor } from "@/lib/server/auth/require-actor";
import { findDigest } from "@/lib/server/digest/queries";
import { timeZoneOf } from "@/lib/server/region/queries";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("digest"))("title") };
}

/** A week in counts, for each duty one held: any of the last twelve. */
export default async function DigestRoute({ searchParams }: PageProps<"/kabar/mingguan">) {
  const actor = await requireActor();
  const asked = (await searchParams)["pekan"];
  const page = await findDigest(actor, typeof asked === "string" ? asked : null, new Date());
  if (page === null) notFound();
  const [t, common, locale, zone] = await Promise.all([
    getTranslations("digest"),
    getTranslations("common"),
    getLocale(),
    timeZoneOf(actor.grant.regionCode),
  ]);
  const weekText = (week: string) =>
    t("week", { from: formatDate(week, locale), to: formatDate(addDays(week, 6), locale) });
  return (
    <div className="space-y-6">
      <PageHeading
        title={t("title")}
        lead={t("lead")}
        above={
          <Breadcrumbs
            label={common("breadcrumbs")}
            items={[{ label: t("back"), href: "/kabar" }, { label: t("title") }]}
          />
        }
      />
      <section aria-labelledby="pekan" className="space-y-3">
        <h2 id="pekan" className="text-lg">
          {weekText(page.week)}
        </h2>
        {page.lines.length === 0 ? (
          <EmptyState title={t("emptyTitle")} icon="calendar-days">
            {t("empty")}
          </EmptyState>
        ) : (
          page.lines.map((line) => <DigestCard key={`${line.role}${line.regionCode}`} {...line} zone={zone} />)
        )}
      </section>
      <nav aria-labelledby="pekan-lain" className="no-print space-y-2">
        <h2 id="pekan-lain" className="text-lg">
          {t("weeks")}
        </h2>
        <ul className="grid gap-x-6 sm:grid-cols-2">
          {page.weeks.map((week) => (
            <li key={week}>
              <Link
                href={`/kabar/mingguan?pekan=${week}`}
                className="link inline-flex min-h-11 items-center py-1.5"
                aria-current={week === page.week ? "page" : undefined}
              >
                {weekText(week)}
              </Link>
            </li>
          ))}
        </ul>
      </nav>
    </div>
  );
}
