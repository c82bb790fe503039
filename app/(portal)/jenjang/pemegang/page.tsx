import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { AreaPlace } from "@/components/dashboard/area-place";
import { StaffTable } from "@/components/staffing/staff-table";
import { WaysToMend } from "@/components/staffing/ways-to-mend";
import { Breadcrumbs } from "@/components/ui/breadcrumbs";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeading } from "@/components/ui/page-heading";
import { Pagination } from "@/components/ui/pagination";
import { staffingHref } from "@/lib/domain/staffing/staffing";
import { areaIn, tierHref } from "@/lib/domain/workflow/tier-address";
import { requirePermission } from "@/lib/server/auth/require-actor";
import { findStaffing } from "@/lib/server/staffing/queries";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("staffing"))("title") };
}

const PAGE_SHAPE = /^[1-9]\d{0,2}$/;

/** Whether a tier hangs on one absent person: people, leave and what waits, in counts. */
export default async function StaffingRoute({ searchParams }: PageProps<"/jenjang/pemegang">) {
  const actor = await requirePermission("tier:read");
  const query = await searchParams;
  const asked = query["halaman"];
  const number = typeof asked === "string" && PAGE_SHAPE.test(asked) ? Number(asked) : 1;
  const page = await findStaffing(actor, areaIn(query), number, new Date());
  if (page === null) notFound();
  const [t, common] = await Promise.all([getTranslations("staffing"), getTranslations("common")]);
  const { area } = page;
  const isRegency = area.level === "regency";
  return (
    <>
      <PageHeading
        title={t("title")}
        lead={t("lead")}
        above={
          <Breadcrumbs
            label={common("breadcrumbs")}
            items={[{ label: t("back"), href: tierHref(null, area.code) }, { label: t("title") }]}
          />
        }
      />
      <div className="grid gap-5">
        <AreaPlace area={area} below={page.below} href={(code) => staffingHref(code)} />
        {page.tiers.length === 0 ? (
          <EmptyState icon="users-round" title={t("fine")}>
            {t("fineLead")}
          </EmptyState>
        ) : (
          <Card title={t(isRegency ? "tiers" : "tiersWide")} flush>
            <StaffTable caption={t("captionTiers")} lines={page.tiers} />
          </Card>
        )}
        {page.villages.length === 0 ? null : (
          <Card title={t("villages")} flush>
            <p className="px-4 pb-3 text-muted sm:px-5">{t("villagesLead")}</p>
            <StaffTable caption={t("captionVillages")} lines={page.villages} />
          </Card>
        )}
        <Pagination
          label={common("pages")}
          previous={number > 1 ? { href: staffingHref(area.code, number - 1), label: t("previous") } : null}
          next={page.hasNext ? { href: staffingHref(area.code, number + 1), label: t("next") } : null}
        />
        <WaysToMend area={area} can={page.can} />
      </div>
    </>
  );
}
