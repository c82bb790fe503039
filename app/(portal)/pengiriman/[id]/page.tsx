import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getLocale, getTranslations } from "next-intl/server";
import { ContentCard } from "@/components/delivery/content-card";
import { ItemTable } from "@/components/delivery/item-table";
import { replyWords } from "@/components/delivery/words";
import { ReplySection } from "@/components/delivery-reply/reply-section";
import { Breadcrumbs } from "@/components/ui/breadcrumbs";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { FilterBar } from "@/components/ui/filter-bar";
import { FilterSelect } from "@/components/ui/filter-select";
import { LinkButton } from "@/components/ui/link-button";
import { PageHeading } from "@/components/ui/page-heading";
import { Pagination } from "@/components/ui/pagination";
import { Segmented } from "@/components/ui/segmented";
import { DELIVERY_STATES } from "@/lib/domain/delivery/delivery";
import type { PackagePage } from "@/lib/domain/delivery/delivery-page";
import { type PackageFilter, packageHref, readPackageFilter } from "@/lib/domain/delivery/list-filter";
import { parsePublicId } from "@/lib/domain/public-id/public-id";
import { formatDay, formatNumber } from "@/lib/i18n/formats";
import { localeOf } from "@/lib/i18n/locale";
import { requirePermission } from "@/lib/server/auth/require-actor";
import { findPackage } from "@/lib/server/delivery/package-query";
import { listDeliveryReplies } from "@/lib/server/delivery/reply/queries";
import { timeZoneOf } from "@/lib/server/region/queries";
import { listVillages } from "@/lib/server/region/villages";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("delivery"))("title") };
}

/** One package: its items with the centre's answer to each, and where the answers are written down. */
export default async function PackageRoute({ params, searchParams }: PageProps<"/pengiriman/[id]">) {
  const actor = await requirePermission("delivery:read");
  const at = parsePublicId((await params).id);
  const filter = readPackageFilter(await searchParams);
  const page = at === null ? null : await findPackage(actor, at, filter);
  if (page === null) notFound();
  const { head } = page;
  const [t, common, locale, zone] = await Promise.all([
    getTranslations("delivery"),
    getTranslations("common"),
    getLocale().then(localeOf),
    timeZoneOf(head.regencyCode),
  ]);
  const name = t("packageName", { number: String(head.number), year: String(head.year) });
  return (
    <>
      <PageHeading
        above={
          <Breadcrumbs
            label={common("breadcrumbs")}
            items={[{ label: t("title"), href: "/pengiriman" }, { label: name }]}
          />
        }
        title={name}
        lead={t("packageLead", {
          recipient: t(`recipient.${head.recipient}`),
          count: head.itemCount,
          day: formatDay(head.madeAt, zone, locale),
          by: head.madeBy ?? "–",
        })}
        actions={
          <>
            <LinkButton href={`/pengiriman/${head.publicId}/unduh`} icon="download">
              {t("download")}
            </LinkButton>
            <LinkButton href={`/pengiriman/${head.publicId}/surat`} icon="file-text">
              {t("papers")}
            </LinkButton>
          </>
        }
      />
      <div className="grid grid-cols-1 gap-5">
        <ContentCard page={page} grantId={actor.grant.id} />
        {page.canManage ? (
          <ReplySection
            grantId={actor.grant.id}
            regencyCode={head.regencyCode}
            packageId={head.id}
            packagePublicId={head.publicId}
            lines={await listDeliveryReplies(actor, head)}
            locale={locale}
            zone={zone}
          />
        ) : null}
        <Filters page={page} filter={filter} />
        {page.items.length === 0 ? (
          <EmptyState title={t("items.emptyTitle")} icon="send">
            {t("items.empty")}
          </EmptyState>
        ) : (
          <Card flush>
            <ItemTable page={page} grantId={actor.grant.id} zone={zone} words={await replyWords()} />
            <div className="px-4 sm:px-5">
              <Pagination
                label={t("items.title")}
                summary={t("items.onPage", { count: formatNumber(page.items.length, locale) })}
                previous={
                  filter.after === null
                    ? null
                    : { href: packageHref(head.publicId, filter), label: common("firstPage") }
                }
                next={
                  page.next === null
                    ? null
                    : {
                        href: `${packageHref(head.publicId, filter)}${filter.state === null && filter.village === "" ? "?" : "&"}sesudah=${page.next}`,
                        label: common("next"),
                      }
                }
              />
            </div>
          </Card>
        )}
      </div>
    </>
  );
}

async function Filters({ page: { head }, filter }: { readonly page: PackagePage; readonly filter: PackageFilter }) {
  const [t, villages] = await Promise.all([getTranslations("delivery"), listVillages(head.regencyCode)]);
  return (
    <>
      <Segmented
        label={t("items.show")}
        items={[
          {
            href: packageHref(head.publicId, filter, { state: null }),
            label: t("items.all"),
            count: String(head.itemCount),
            current: filter.state === null,
          },
          ...DELIVERY_STATES.map((state) => ({
            href: packageHref(head.publicId, filter, { state }),
            label: t(`state.${state}`),
            count: String(head.counts[state]),
            current: filter.state === state,
          })),
        ]}
      />
      <FilterBar
        action={`/pengiriman/${head.publicId}`}
        activeCount={filter.village === "" ? 0 : 1}
        resetHref={packageHref(head.publicId, filter, { village: "" })}
      >
        {filter.state === null ? null : <input type="hidden" name="keadaan" value={filter.state} />}
        <FilterSelect
          id="saring-desa"
          label={t("items.village")}
          name="desa"
          value={filter.village}
          options={villages.map(({ code, name }) => ({ value: code, label: name }))}
          placeholder={t("items.anyVillage")}
        />
      </FilterBar>
    </>
  );
}
