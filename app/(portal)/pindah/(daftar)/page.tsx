import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { TransferTable } from "@/components/transfer/transfer-table";
import { EmptyState } from "@/components/ui/empty-state";
import { Field } from "@/components/ui/field";
import { FilterBar } from "@/components/ui/filter-bar";
import { LinkButton } from "@/components/ui/link-button";
import { PageHeading } from "@/components/ui/page-heading";
import { Pagination } from "@/components/ui/pagination";
import { Segmented } from "@/components/ui/segmented";
import { Select } from "@/components/ui/select";
import { authorize } from "@/lib/domain/access/actor";
import {
  parseTransferView,
  TRANSFER_GROUPS,
  TRANSFER_WORDS,
  type TransferParams,
  transfersHref,
} from "@/lib/domain/transfer/list-filter";
import { formatNumber } from "@/lib/i18n/formats";
import { localeOf } from "@/lib/i18n/locale";
import { requirePermission } from "@/lib/server/auth/require-actor";
import { regionLabel, timeZoneOf } from "@/lib/server/region/queries";
import { listTransfers } from "@/lib/server/transfer/list-query";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("transfer"))("title") };
}

export default async function TransfersPage({ searchParams }: { readonly searchParams: Promise<TransferParams> }) {
  const actor = await requirePermission("transfer:read");
  const view = parseTransferView(await searchParams);
  const now = new Date();
  const [t, common, locale, region, zone, page] = await Promise.all([
    getTranslations("transfer"),
    getTranslations("common"),
    getLocale().then(localeOf),
    regionLabel(actor.grant.regionCode),
    timeZoneOf(actor.grant.regionCode),
    listTransfers(actor, view, now),
  ]);
  const mayAsk = authorize(actor, "transfer:request");
  const first = { ...view, after: null };
  const ask = (
    <LinkButton href="/pindah/baru" variant="primary" icon="user-plus">
      {t("ask")}
    </LinkButton>
  );
  return (
    <>
      <PageHeading title={t("title")} lead={t("lead", { region })} actions={mayAsk ? ask : null} />
      <div className="mb-4 space-y-4">
        <Segmented
          label={t("title")}
          items={TRANSFER_GROUPS.map((group) => ({
            href: transfersHref({ ...first, group }),
            label: t(`group.${group}`),
            ...(group === "waiting" ? { count: formatNumber(page.waiting, locale) } : {}),
            current: group === view.group,
          }))}
        />
        <FilterBar
          action="/pindah"
          summaryLabel={t("filter")}
          activeCount={view.direction === null ? 0 : 1}
          submitLabel={t("apply")}
          applyLabel={t("apply")}
          resetHref={transfersHref({ ...first, direction: null })}
          resetLabel={t("reset")}
        >
          <input type="hidden" name="bagian" value={TRANSFER_WORDS.group[view.group]} />
          <Field id="arah" label={t("direction")}>
            {(control) => (
              <Select
                {...control}
                name="arah"
                placeholder={t("directionAll")}
                defaultValue={view.direction === null ? "" : TRANSFER_WORDS.direction[view.direction]}
                options={[
                  { value: TRANSFER_WORDS.direction.in, label: t("directionIn") },
                  { value: TRANSFER_WORDS.direction.out, label: t("directionOut") },
                ]}
              />
            )}
          </Field>
        </FilterBar>
      </div>
      {page.lines.length === 0 ? (
        <EmptyState title={t("emptyTitle")} icon="arrow-right-left" action={mayAsk ? ask : undefined}>
          <p>{t(`empty.${view.group}`)}</p>
          <p>{t(mayAsk ? "emptyHelp" : "emptyDecider")}</p>
        </EmptyState>
      ) : (
        <TransferTable lines={page.lines} locale={locale} zone={zone} now={now} />
      )}
      <Pagination
        label={t("title")}
        summary={t("onPage", { count: page.lines.length })}
        previous={view.after === null ? null : { href: transfersHref(first), label: common("firstPage") }}
        next={page.next === null ? null : { href: transfersHref({ ...view, after: page.next }), label: common("next") }}
      />
    </>
  );
}
