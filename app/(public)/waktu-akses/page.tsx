import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { AccessFigures } from "@/components/access-time/access-figures";
import { Definitions } from "@/components/access-time/definitions";
import { AreaPlace } from "@/components/dashboard/area-place";
import { LinkButton } from "@/components/ui/link-button";
import { PageHeading } from "@/components/ui/page-heading";
import { Segmented } from "@/components/ui/segmented";
import { levelOf } from "@/lib/domain/dashboard/area";
import {
  ACCESS_WINDOWS,
  type AccessTimeView,
  accessTimeHref,
  PUBLIC_TIME_PATH,
  readAccessTimeView,
} from "@/lib/domain/training-session/access-time-page";
import { childrenOf } from "@/lib/server/region/queries";
import { findPublicAccessTimes } from "@/lib/server/training-session/access-time-query";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("accessTime"))("title") };
}

/** How early access came, for anybody to read: the nation, its provinces and regencies, a regency's districts as lines. */
export default async function PublicAccessTimesPage({ searchParams }: PageProps<"/waktu-akses">) {
  const view = readAccessTimeView(await searchParams);
  const page = await findPublicAccessTimes(view);
  if (page === null) notFound();
  const [t, below] = await Promise.all([
    getTranslations("accessTime"),
    page.area.level === "regency" ? [] : childrenOf(page.area.code),
  ]);
  const hrefTo = (part: Partial<AccessTimeView>) => accessTimeHref({ ...view, ...part }, PUBLIC_TIME_PATH);
  return (
    <div className="mx-auto max-w-6xl space-y-5 px-4 py-8 lg:px-8 lg:py-12">
      <PageHeading title={t("title")} lead={t("lead")} />
      <AreaPlace area={page.area} below={below} href={(area) => hrefTo({ area })} />
      <Segmented
        label={t("window")}
        items={ACCESS_WINDOWS.map((days) => ({
          href: hrefTo({ days }),
          label: t("days", { count: days }),
          current: days === view.days,
        }))}
      />
      <AccessFigures page={page} hrefOf={(area) => (levelOf(area) === "district" ? null : hrefTo({ area }))} />
      <Definitions at={page.at} zone={page.area.timeZone} />
      <p className="flex flex-wrap items-center gap-3">
        {t("byApi")}
        <LinkButton size="small" href="/api-terbuka" icon="book-open">
          {t("byApiOpen")}
        </LinkButton>
      </p>
    </div>
  );
}
