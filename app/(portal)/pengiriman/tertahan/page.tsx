import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { HeldBackTable } from "@/components/delivery/held-back-table";
import { Alert } from "@/components/ui/alert";
import { Breadcrumbs } from "@/components/ui/breadcrumbs";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { FilterBar } from "@/components/ui/filter-bar";
import { FilterSelect } from "@/components/ui/filter-select";
import { LinkButton } from "@/components/ui/link-button";
import { PageHeading } from "@/components/ui/page-heading";
import { Pagination } from "@/components/ui/pagination";
import { heldBackHref, readHeldBackFilter } from "@/lib/domain/delivery/held-back";
import { requirePermission } from "@/lib/server/auth/require-actor";
import { listHeldBack } from "@/lib/server/delivery/held-back";
import { listVillages } from "@/lib/server/region/villages";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("delivery.held"))("title") };
}

/** Families with something applied that cannot go to the centre: whose NIK or name is missing, and where that is mended. */
export default async function HeldBackPage({ searchParams }: PageProps<"/pengiriman/tertahan">) {
  const actor = await requirePermission("delivery:read");
  const filter = readHeldBackFilter(await searchParams);
  const [t, delivery, common, villages, { lines, next }] = await Promise.all([
    getTranslations("delivery.held"),
    getTranslations("delivery"),
    getTranslations("common"),
    listVillages(actor.grant.regionCode),
    listHeldBack(actor, filter),
  ]);
  const first = { ...filter, after: null };
  return (
    <>
      <PageHeading
        above={
          <Breadcrumbs
            label={common("breadcrumbs")}
            items={[{ label: delivery("title"), href: "/pengiriman" }, { label: t("title") }]}
          />
        }
        title={t("title")}
        lead={t("lead")}
        actions={
          lines.length === 0 ? null : (
            <LinkButton href={heldBackHref(first, "/pengiriman/tertahan/unduh")} icon="download">
              {t("download")}
            </LinkButton>
          )
        }
      />
      <div className="grid grid-cols-1 gap-5">
        <Alert>{t("mend")}</Alert>
        {villages.length === 0 ? null : (
          <FilterBar
            action="/pengiriman/tertahan"
            activeCount={filter.village === "" ? 0 : 1}
            resetHref="/pengiriman/tertahan"
          >
            <FilterSelect
              id="saring-desa"
              label={delivery("items.village")}
              name="desa"
              value={filter.village}
              options={villages.map(({ code, name }) => ({ value: code, label: name }))}
              placeholder={delivery("items.anyVillage")}
            />
          </FilterBar>
        )}
        {lines.length === 0 ? (
          <EmptyState title={t("emptyTitle")} icon="circle-check">
            {t("empty")}
          </EmptyState>
        ) : (
          <Card flush>
            <HeldBackTable lines={lines} />
            <div className="px-4 sm:px-5">
              <Pagination
                label={t("title")}
                summary={t("onPage", { count: lines.length })}
                previous={filter.after === null ? null : { href: heldBackHref(first), label: common("firstPage") }}
                next={next === null ? null : { href: heldBackHref({ ...filter, after: next }), label: common("next") }}
              />
            </div>
          </Card>
        )}
      </div>
    </>
  );
}
