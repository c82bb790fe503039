import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { AssignmentFilters } from "@/components/assignment/assignment-filters";
import { AssignmentTable } from "@/components/assignment/assignment-table";
import { CompanionTable } from "@/components/assignment/companion-table";
import { assignmentWords } from "@/components/assignment/desk-words";
import { TickDesk } from "@/components/assignment/tick-desk";
import { VillageChoice } from "@/components/assignment/village-choice";
import { buttonClass } from "@/components/ui/button-style";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { Icon } from "@/components/ui/icon";
import { PageHeading } from "@/components/ui/page-heading";
import { Pagination } from "@/components/ui/pagination";
import { type Actor, authorize } from "@/lib/domain/access/actor";
import type { AssignmentPage } from "@/lib/domain/assignment/assignment-page";
import { type AssignmentFilter, assignmentHref, readAssignmentFilter } from "@/lib/domain/assignment/list-filter";
import { findAssignments } from "@/lib/server/assignment/queries";
import { requirePermission } from "@/lib/server/auth/require-actor";
import { listPlaces } from "@/lib/server/household/places-query";
import { findCurrentPeriod } from "@/lib/server/period/current-period";
import { regionLabel } from "@/lib/server/region/queries";
import { listVillages } from "@/lib/server/region/villages";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("assignment"))("title") };
}

export default async function AssignmentsPage({ searchParams }: PageProps<"/pendampingan">) {
  const actor = await requirePermission("assignment:read");
  const filter = readAssignmentFilter(await searchParams);
  const isVillage = actor.grant.regionCode.length === 10;
  const t = await getTranslations("assignment");
  const choice = isVillage ? null : (
    <VillageChoice village={filter.village} villages={await listVillages(actor.grant.regionCode)} />
  );
  if (!isVillage && filter.village === "")
    return (
      <>
        <PageHeading title={t("title")} lead={t("leadChoose")} />
        {choice}
      </>
    );
  const now = new Date();
  const period = await findCurrentPeriod(actor.grant.regionCode, now);
  const page = await findAssignments(actor, { filter, periodId: period?.id ?? null, now });
  if (page === null) notFound();
  return (
    <>
      <PageHeading
        title={t("title")}
        lead={t("lead", { village: await regionLabel(page.villageCode) })}
        actions={
          <a href={assignmentHref(filter, {}, "/pendampingan/unduh")} download className={buttonClass("secondary")}>
            <Icon name="download" />
            {t("export")}
          </a>
        }
      />
      <div className="grid grid-cols-1 gap-4">
        {choice}
        <Companions page={page} filter={filter} />
        <AssignmentFilters filter={filter} companions={page.companions} places={await listPlaces(actor, now)} />
        <Families actor={actor} page={page} filter={filter} />
      </div>
    </>
  );
}

interface PartProps {
  readonly page: AssignmentPage;
  readonly filter: AssignmentFilter;
}

async function Companions({ page, filter }: PartProps) {
  const t = await getTranslations("assignment");
  if (page.companions.length === 0)
    return (
      <EmptyState title={t("noCompanionsTitle")} icon="user-plus">
        {t("noCompanions")}
      </EmptyState>
    );
  return (
    <Card title={t("companionsTitle")} flush>
      <CompanionTable page={page} filter={filter} />
    </Card>
  );
}

async function Families({ actor, page, filter }: PartProps & { readonly actor: Actor }) {
  const [t, common] = await Promise.all([getTranslations("assignment"), getTranslations("common")]);
  if (page.lines.length === 0)
    return (
      <EmptyState title={t("emptyTitle")} icon="users-round">
        {t("empty")}
      </EmptyState>
    );
  const mayManage = authorize(actor, "assignment:manage") && page.companions.length > 0;
  const table = <AssignmentTable lines={page.lines} mayTick={mayManage} />;
  const { dusun, rt, companion } = filter;
  return (
    <div>
      <p className="mb-2 tabular text-sm text-muted">{t("total", { count: page.total })}</p>
      {mayManage ? (
        <TickDesk
          grantId={actor.grant.id}
          villageCode={page.villageCode}
          filter={{ dusun, rt, companion }}
          total={page.total}
          companions={page.companions.filter(({ isActive }) => isActive)}
          words={await assignmentWords()}
        >
          {table}
        </TickDesk>
      ) : (
        table
      )}
      <Pagination
        label={t("list")}
        summary={t("onPage", { count: page.lines.length })}
        previous={filter.after === "" ? null : { href: assignmentHref(filter), label: common("firstPage") }}
        next={page.next === null ? null : { href: assignmentHref(filter, { after: page.next }), label: common("next") }}
      />
    </div>
  );
}
