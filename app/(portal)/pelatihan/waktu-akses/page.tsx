import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { AccessFigures } from "@/components/access-time/access-figures";
import { Definitions } from "@/components/access-time/definitions";
import { FileLinks } from "@/components/cube/file-links";
import { AreaPlace } from "@/components/dashboard/area-place";
import { PageHeading } from "@/components/ui/page-heading";
import { Segmented } from "@/components/ui/segmented";
import {
  ACCESS_TIME_PATH,
  ACCESS_WINDOWS,
  accessTimeHref,
  readAccessTimeView,
} from "@/lib/domain/training-session/access-time-page";
import { requirePermission } from "@/lib/server/auth/require-actor";
import { childrenOf } from "@/lib/server/region/queries";
import { findAccessTimes } from "@/lib/server/training-session/access-time-query";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("accessTime"))("title") };
}

/** How early access came before the trainings of an area. */
export default async function AccessTimesPage({ searchParams }: PageProps<"/pelatihan/waktu-akses">) {
  const actor = await requirePermission("dashboard:read");
  const view = readAccessTimeView(await searchParams);
  const page = await findAccessTimes(actor, view);
  if (page === null) notFound();
  const [t, below] = await Promise.all([
    getTranslations("accessTime"),
    page.area.level === "village" ? [] : childrenOf(page.area.code),
  ]);
  return (
    <>
      <PageHeading title={t("title")} lead={t("lead")} />
      <div className="grid grid-cols-1 gap-5">
        <AreaPlace area={page.area} below={below} href={(code) => accessTimeHref({ area: code, days: view.days })} />
        <Segmented
          label={t("window")}
          items={ACCESS_WINDOWS.map((days) => ({
            href: accessTimeHref({ ...view, days }),
            label: t("days", { count: days }),
            current: days === view.days,
          }))}
        />
        <AccessFigures
          page={page}
          hrefOf={(code) => accessTimeHref({ area: code, days: view.days })}
          files={<FileLinks href={accessTimeHref(view, `${ACCESS_TIME_PATH}/unduh`)} />}
        />
        <Definitions at={page.at} zone={page.area.timeZone} />
      </div>
    </>
  );
}
