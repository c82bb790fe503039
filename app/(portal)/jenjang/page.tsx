import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { AreaPlace } from "@/components/dashboard/area-place";
import { Alert } from "@/components/ui/alert";
import { Card } from "@/components/ui/card";
import { LinkButton } from "@/components/ui/link-button";
import { PageHeading } from "@/components/ui/page-heading";
import { problemLabels } from "@/components/user/labels";
import { AddFreeze } from "@/components/workflow/add-freeze";
import { AddHoliday } from "@/components/workflow/add-holiday";
import { DeadlineHistory } from "@/components/workflow/deadline-history";
import { FreezeList } from "@/components/workflow/freeze-list";
import { HolidayTable } from "@/components/workflow/holiday-table";
import { SampleList } from "@/components/workflow/sample-list";
import { TierPath } from "@/components/workflow/tier-path";
import { TierSetHistory } from "@/components/workflow/tier-set-history";
import { NATION_CODE } from "@/lib/domain/access/scope";
import { maySeeStaffing, staffingHref } from "@/lib/domain/staffing/staffing";
import { FREEZE_STOPS } from "@/lib/domain/workflow/freeze";
import { areaIn, SET_HREF, tierHref } from "@/lib/domain/workflow/tier-address";
import type { TierPage } from "@/lib/domain/workflow/tier-page";
import { requirePermission } from "@/lib/server/auth/require-actor";
import { findTierPage } from "@/lib/server/workflow/queries";

const REGENCY_DIGITS = 4;

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("tiers"))("title") };
}

/** The tiers a proposal passes, their deadlines in an area, and the calendar by which these are counted. */
export default async function TiersPage({ searchParams }: PageProps<"/jenjang">) {
  const actor = await requirePermission("tier:read");
  const page = await findTierPage(actor, areaIn(await searchParams), new Date());
  if (page === null) notFound();
  const t = await getTranslations("tiers");
  return (
    <>
      <PageHeading
        title={t("title")}
        lead={t("lead")}
        actions={
          maySeeStaffing(actor) && page.area.code.length <= REGENCY_DIGITS ? (
            <LinkButton href={staffingHref(page.area.code)} icon="users-round">
              {(await getTranslations("staffing"))("open")}
            </LinkButton>
          ) : null
        }
      />
      <div className="grid gap-5">
        <AreaPlace area={page.area} below={page.below} href={(code) => tierHref(null, code)} />
        <div className="grid gap-5 xl:grid-cols-[minmax(0,3fr)_minmax(0,2fr)]">
          <div className="space-y-3">
            {page.can.setTiers ? (
              <LinkButton href={`${SET_HREF}?wilayah=${page.area.code}`} icon="sliders-horizontal">
                {t("set.open")}
              </LinkButton>
            ) : null}
            <TierPath page={page} />
            <p className="text-muted">{t("rule")}</p>
          </div>
          <div className="grid gap-5 self-start">
            <Card
              title={t("freeze.title")}
              aside={page.can.setFreeze ? <Pause page={page} grantId={actor.grant.id} /> : null}
            >
              <p className="mb-3 text-muted">{t("freeze.lead")}</p>
              <FreezeList page={page} grantId={actor.grant.id} />
            </Card>
            <Card
              title={t("calendar")}
              aside={page.can.setHoliday ? <Add page={page} grantId={actor.grant.id} /> : null}
              flush
            >
              <p className="px-4 pb-3 text-muted sm:px-5">{t("calendarLead")}</p>
              {page.withoutDecree.length === 0 ? null : (
                <div className="px-4 pb-3 sm:px-5">
                  <Alert tone="attention">{t("noDecree", { years: page.withoutDecree.join(", ") })}</Alert>
                </div>
              )}
              <HolidayTable page={page} grantId={actor.grant.id} />
            </Card>
          </div>
        </div>
        {page.samples.length === 0 ? null : (
          <Card title={t("sample.title")} flush>
            <p className="px-4 pb-3 text-muted sm:px-5">{t("sample.lead")}</p>
            <SampleList lines={page.samples} />
          </Card>
        )}
        <Card title={t("set.historyTitle")} flush>
          <TierSetHistory lines={page.sets} zone={page.area.timeZone} />
        </Card>
        <Card title={t("historyTitle")} flush>
          <DeadlineHistory lines={page.history} zone={page.area.timeZone} />
        </Card>
      </div>
    </>
  );
}

async function Pause({ page, grantId }: { readonly page: TierPage; readonly grantId: string }) {
  const t = await getTranslations("tiers.freeze");
  return (
    <AddFreeze
      grantId={grantId}
      regionCode={page.area.code}
      today={page.today}
      stops={FREEZE_STOPS.map((value) => ({ value, label: t(`stop.${value}`) }))}
      words={{
        open: t("add"),
        title: t("addTitle", { region: page.area.label }),
        lead: t("addLead"),
        what: t("what"),
        from: t("from"),
        to: t("to"),
        reason: t("reason"),
        short: t("short"),
        past: t("past"),
        range: t("range"),
        save: t("save"),
        saving: t("saving"),
        saved: t("saved"),
        cancel: t("cancel"),
        problem: await problemLabels(),
      }}
    />
  );
}

async function Add({ page, grantId }: { readonly page: TierPage; readonly grantId: string }) {
  const t = await getTranslations("tiers.holiday");
  const scope = page.area.code === NATION_CODE ? "nation" : "region";
  return (
    <AddHoliday
      grantId={grantId}
      regionCode={page.area.code}
      today={page.today}
      words={{
        open: t("add", { scope }),
        title: t("title", { scope, region: page.area.label }),
        lead: t("lead"),
        day: t("day"),
        name: t("name"),
        source: t("source"),
        short: t("short"),
        past: t("past"),
        there: t("there"),
        save: t("save"),
        saving: t("saving"),
        saved: t("saved"),
        cancel: t("cancel"),
        problem: await problemLabels(),
      }}
    />
  );
}
