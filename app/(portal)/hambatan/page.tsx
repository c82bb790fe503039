import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getLocale, getTranslations } from "next-intl/server";
import { FlowBars } from "@/components/bottleneck/flow-bars";
import { BottleneckHeadline } from "@/components/bottleneck/headline";
import { bottleneckTables } from "@/components/bottleneck/tables";
import { TextTableView } from "@/components/bottleneck/text-table";
import { Breadcrumbs } from "@/components/ui/breadcrumbs";
import { Card } from "@/components/ui/card";
import { Link } from "@/components/ui/link";
import { PageHeading } from "@/components/ui/page-heading";
import { Panel } from "@/components/ui/panel";
import { Segmented } from "@/components/ui/segmented";
import { type Bottlenecks, bottleneckHref, parseBottleneckView, TABLES, WINDOWS } from "@/lib/domain/bottleneck/view";
import { localeOf } from "@/lib/i18n/locale";
import { requirePermission } from "@/lib/server/auth/require-actor";
import { findBottlenecks } from "@/lib/server/bottleneck/queries";

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
      <PageHeading title={t("title")} lead={t("lead")} />
      <div className="grid gap-5">
        <Place data={data} days={view.days} />
        <Segmented
          label={t("window")}
          items={WINDOWS.map((days) => ({
            href: bottleneckHref({ ...view, days }),
            label: t("days", { count: days }),
            current: days === view.days,
          }))}
        />
        <BottleneckHeadline data={data} />
        {shown.map((name) => (
          <Card
            key={name}
            title={t(`table.${name}`)}
            flush={name !== "jenjang"}
            aside={
              <a
                href={`${bottleneckHref(view, "/hambatan/unduh")}${bottleneckHref(view) === "/hambatan" ? "?" : "&"}tabel=${name}`}
                download
                className="link"
              >
                {t("download")}
              </a>
            }
          >
            {name === "jenjang" ? <FlowBars tiers={data.tiers} /> : null}
            <TextTableView caption={t(`table.${name}`)} table={table(name)} />
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

async function Place({
  data: { area, children },
  days,
}: {
  readonly data: Bottlenecks;
  readonly days: Bottlenecks["days"];
}) {
  const [t, tiers, common] = await Promise.all([
    getTranslations("bottleneck"),
    getTranslations("tiers"),
    getTranslations("common"),
  ]);
  const crumbs = area.path.map((step) =>
    step.code === area.code
      ? { label: step.label }
      : { label: step.label, href: bottleneckHref({ area: step.code, days }) },
  );
  return (
    <div className="space-y-2">
      {crumbs.length > 1 ? <Breadcrumbs label={common("breadcrumbs")} items={crumbs} /> : null}
      <p className="font-semibold">
        {t("area")}: {area.label}
      </p>
      {children.length === 0 ? null : (
        <Panel summary={tiers("below")}>
          <ul className="flex flex-wrap gap-x-5 gap-y-1">
            {children.map(({ code, label }) => (
              <li key={code}>
                <Link
                  href={bottleneckHref({ area: code, days })}
                  className="link inline-flex min-h-11 items-center md:min-h-8"
                >
                  {label}
                </Link>
              </li>
            ))}
          </ul>
        </Panel>
      )}
    </div>
  );
}
