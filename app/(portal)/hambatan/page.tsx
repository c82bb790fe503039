import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getLocale, getTranslations } from "next-intl/server";
import { FlowBars } from "@/components/bottleneck/flow-bars";
import { BottleneckHeadline } from "@/components/bottleneck/headline";
import { bottleneckTables } from "@/components/bottleneck/tables";
import { TextTableView } from "@/components/bottleneck/text-table";
import { FileLinks } from "@/components/cube/file-links";
import { AreaPlace } from "@/components/dashboard/area-place";
import { Card } from "@/components/ui/card";
import { LinkButton } from "@/components/ui/link-button";
import { PageHeading } from "@/components/ui/page-heading";
import { Segmented } from "@/components/ui/segmented";
import { bottleneckHref, parseBottleneckView, TABLES, WINDOWS } from "@/lib/domain/bottleneck/view";
import { staffingHref } from "@/lib/domain/staffing/staffing";
import { formatInstant } from "@/lib/i18n/formats";
import { localeOf } from "@/lib/i18n/locale";
import { requirePermission } from "@/lib/server/auth/require-actor";
import { findBottlenecks } from "@/lib/server/bottleneck/queries";

const REGENCY_DIGITS = 4;

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("bottleneck"))("title") };
}

/** Where work waits in an area, how long, and why it comes back. */
export default async function BottleneckPage({ searchParams }: PageProps<"/hambatan">) {
  const actor = await requirePermission("workflow:watch");
  const view = parseBottleneckView(await searchParams);
  const locale = localeOf(await getLocale());
  const data = await findBottlenecks(actor, view, locale, new Date());
  if (data === null) notFound();
  const [t, table] = await Promise.all([getTranslations("bottleneck"), bottleneckTables(data)]);
  const shown = TABLES.filter((name) => name === "jenjang" || table(name).rows.length > 0);
  return (
    <>
      <PageHeading
        title={t("title")}
        lead={t("lead")}
        actions={
          data.area.code.length <= REGENCY_DIGITS ? (
            <LinkButton href={staffingHref(data.area.code)} icon="users-round">
              {(await getTranslations("staffing"))("open")}
            </LinkButton>
          ) : null
        }
      />
      <div className="grid gap-5">
        <AreaPlace
          area={data.area}
          below={data.children}
          href={(code) => bottleneckHref({ area: code, days: view.days })}
        />
        <Segmented
          label={t("window")}
          items={WINDOWS.map((days) => ({
            href: bottleneckHref({ ...view, days }),
            label: t("days", { count: days }),
            current: days === view.days,
          }))}
        />
        <BottleneckHeadline data={data} />
        <p className="text-sm text-muted">
          {data.countedAt === null
            ? t("notCounted")
            : t("counted", { when: formatInstant(data.countedAt, data.area.timeZone, locale, "short") })}
        </p>
        {shown.map((name) => (
          <Card
            key={name}
            title={t(`table.${name}`)}
            flush={name !== "jenjang"}
            aside={
              <FileLinks
                href={`${bottleneckHref(view, "/hambatan/unduh")}${bottleneckHref(view) === "/hambatan" ? "?" : "&"}tabel=${name}`}
                title={t(`table.${name}`)}
              />
            }
          >
            {name === "jenjang" ? <FlowBars tiers={data.tiers} /> : null}
            <TextTableView caption={t(`table.${name}`)} table={table(name)} />
            {name === "perbaikan" ? <p className="px-4 py-3 text-sm text-muted sm:px-5">{t("mends")}</p> : null}
            {name === "wilayah" ? <p className="px-4 py-3 text-sm text-muted sm:px-5">{t("areas")}</p> : null}
            {name === "pertanyaan" || name === "petugas" ? (
              <p className="px-4 py-3 text-sm text-muted sm:px-5">{t("origin")}</p>
            ) : null}
          </Card>
        ))}
      </div>
    </>
  );
}
