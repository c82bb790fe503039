import type { Metadata } from "next";
import { notFound, redirect } from "next/navigation";
import { getLocale, getTranslations } from "next-intl/server";
import { FileLinks } from "@/components/cube/file-links";
import { ClosingAreas } from "@/components/period/closing-areas";
import { ClosingButton, type ClosingContext, ClosingStatus } from "@/components/period/closing-standing";
import { ClosingTable } from "@/components/period/closing-table";
import { SeasonCard } from "@/components/period/season-card";
import { Breadcrumbs } from "@/components/ui/breadcrumbs";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeading } from "@/components/ui/page-heading";
import { Pagination } from "@/components/ui/pagination";
import { Segmented } from "@/components/ui/segmented";
import { type Actor, authorize } from "@/lib/domain/access/actor";
import { isVillage } from "@/lib/domain/period/closing";
import type { ClosingLine, ClosingPage } from "@/lib/domain/period/closing-page";
import { type ClosingView, closingHref, parseClosingView } from "@/lib/domain/period/closing-view";
import type { RawParams } from "@/lib/domain/queue/filter";
import { formatAgo, formatDate } from "@/lib/i18n/formats";
import { localeOf } from "@/lib/i18n/locale";
import { requireActor } from "@/lib/server/auth/require-actor";
import { findClosingPage } from "@/lib/server/period/closing-queries";
import { timeZoneOf } from "@/lib/server/region/queries";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("closing"))("title") };
}

interface Props {
  readonly searchParams: Promise<RawParams>;
}

/** Who has closed the year, what keeps the others, and how far the season is. */
export default async function ClosingRoute({ searchParams }: Props) {
  const actor = await requireActor();
  if (!authorize(actor, "period:close") && !authorize(actor, "period:reopen")) redirect("/tidak-berwenang");
  const view = parseClosingView(await searchParams);
  const now = new Date();
  const [t, locale, page] = await Promise.all([
    getTranslations("closing"),
    getLocale().then(localeOf),
    findClosingPage(actor, view, now),
  ]);
  if (page === null) notFound();
  const { region, year, window, season, own } = page;
  const zone = await timeZoneOf(region.code);
  const at: ClosingContext = { grantId: actor.grant.id, year, locale, zone };
  const chart =
    season === null ? null : <SeasonCard season={season} year={year} region={region.label} locale={locale} />;
  // A head came to close: the button before the chart. Of a regency the sixty villages would hide the chart.
  const isOneVillage = isVillage(region.code);
  return (
    <>
      <PageHeading
        above={<Path page={page} view={view} />}
        title={t("titleOf", { region: region.label, year: String(year) })}
        lead={
          window === null
            ? t("noWindow")
            : t("lead", { from: formatDate(window.startsOn, locale), to: formatDate(window.endsOn, locale) })
        }
        actions={<FileLinks href={closingHref(view, {}, "/periode/penutupan/unduh")} />}
      />
      <div className="grid grid-cols-1 gap-5">
        {page.years.length < 2 ? null : (
          <Segmented
            label={t("year")}
            items={page.years.map((each) => ({
              href: closingHref(view, { year: each }),
              label: String(each),
              current: each === year,
            }))}
          />
        )}
        {own === null || isOneVillage ? null : <Own line={own} at={at} />}
        {isOneVillage ? null : chart}
        {page.areas.length === 0 ? (
          <Villages page={page} view={view} at={at} actor={actor} />
        ) : (
          <Card flush>
            <ClosingAreas areas={page.areas} view={view} locale={locale} />
          </Card>
        )}
        {isOneVillage ? chart : null}
        {page.rolledUpAt === null ? null : (
          <p className="text-sm text-muted">{t("asOf", { ago: formatAgo(page.rolledUpAt, now, zone, locale) })}</p>
        )}
      </div>
    </>
  );
}

/** The region itself: how many of its villages have closed, and its own button. */
async function Own({ line, at }: { readonly line: ClosingLine; readonly at: ClosingContext }) {
  const t = await getTranslations("closing");
  return (
    <Card title={line.label} aside={<ClosingButton line={line} at={at} />}>
      <ClosingStatus line={line} at={at} />
      <p className="mt-1">{t("closedOf", { closed: line.closedVillages, all: line.villages })}</p>
      {line.canClose && line.bar?.why === "BELOW_OPEN" ? (
        <p className="text-muted">
          {t(line.code.length === 4 ? "districtsOpen" : "villagesOpen", { count: line.bar.open })}
        </p>
      ) : null}
    </Card>
  );
}

interface VillagesProps {
  readonly page: ClosingPage;
  readonly view: ClosingView;
  readonly at: ClosingContext;
  readonly actor: Actor;
}

async function Villages({ page, view, at, actor }: VillagesProps) {
  const t = await getTranslations("closing");
  const { groups, counts, region } = page;
  return (
    <>
      {counts.all < 2 ? null : (
        <Segmented
          label={t("show")}
          items={[false, true].map((onlyOpen) => ({
            href: closingHref(view, { onlyOpen }),
            label: t(onlyOpen ? "onlyOpen" : "all"),
            count: String(onlyOpen ? counts.open : counts.all),
            current: view.onlyOpen === onlyOpen,
          }))}
        />
      )}
      {groups.length === 0 ? (
        <EmptyState title={counts.all === 0 ? t("noVillages") : t("allClosed")} icon="lock">
          {counts.all === 0 ? null : t("allClosedText")}
        </EmptyState>
      ) : (
        groups.map((group) => (
          <Card
            key={group.district.code}
            flush
            title={region.code.length === 4 ? group.district.label : t("villageTitle")}
            aside={region.code.length === 4 ? <DistrictAside line={group.district} at={at} /> : null}
          >
            <ClosingTable group={group} at={at} may={(permission) => authorize(actor, permission)} />
          </Card>
        ))
      )}
      {view.after === null && page.next === null ? null : (
        <Pagination
          label={t("title")}
          previous={view.after === null ? null : { href: closingHref(view), label: t("first") }}
          next={page.next === null ? null : { href: closingHref(view, { after: page.next }), label: t("nextPage") }}
        />
      )}
    </>
  );
}

async function DistrictAside({ line, at }: { readonly line: ClosingLine; readonly at: ClosingContext }) {
  const t = await getTranslations("closing");
  return (
    <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
      <span className="text-sm text-muted">{t("closedOf", { closed: line.closedVillages, all: line.villages })}</span>
      <span>
        <ClosingStatus line={line} at={at} />
      </span>
      <ClosingButton line={line} at={at} />
    </div>
  );
}

async function Path({ page, view }: Pick<VillagesProps, "page" | "view">) {
  const common = await getTranslations("common");
  const above = page.path.slice(0, -1);
  if (above.length === 0) return null;
  return (
    <Breadcrumbs
      label={common("breadcrumbs")}
      items={[
        ...above.map(({ code, label }) => ({ label, href: closingHref(view, { area: code }) })),
        { label: page.region.label },
      ]}
    />
  );
}
