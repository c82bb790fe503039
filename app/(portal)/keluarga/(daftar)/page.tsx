import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { HouseholdFilters } from "@/components/household/household-filters";
import { HouseholdTable } from "@/components/household/household-table";
import { SearchBox } from "@/components/household/search-box";
import { Alert } from "@/components/ui/alert";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";
import { PageHeading } from "@/components/ui/page-heading";
import { Pagination } from "@/components/ui/pagination";
import { type Actor, authorize } from "@/lib/domain/access/actor";
import { countActive, type ListFilter, listHref, readListFilter } from "@/lib/domain/household/list-filter";
import { localeOf } from "@/lib/i18n/locale";
import { requirePermission } from "@/lib/server/auth/require-actor";
import { listHouseholds } from "@/lib/server/household/list-query";
import { listPlaces } from "@/lib/server/household/places-query";
import { findCurrentPeriod } from "@/lib/server/period/current-period";
import { regionLabel } from "@/lib/server/region/queries";
import { listVillages } from "@/lib/server/region/villages";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("household"))("listTitle") };
}

interface Props {
  readonly searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export default async function HouseholdsPage({ searchParams }: Props) {
  const actor = await requirePermission("household:list");
  const filter = readListFilter(await searchParams);
  const now = new Date();
  const [t, locale, region, period, places, villages] = await Promise.all([
    getTranslations("household"),
    getLocale().then(localeOf),
    regionLabel(actor.grant.regionCode),
    findCurrentPeriod(actor.grant.regionCode, now),
    listPlaces(actor, now),
    actor.grant.regionCode.length < 10 ? listVillages(actor.grant.regionCode) : [],
  ]);
  const page = await listHouseholds(actor, filter, period?.id ?? null, now);
  return (
    <>
      <PageHeading
        title={t("listTitle")}
        lead={t("listLead", { region })}
        actions={
          authorize(actor, "household:register") ? (
            <LinkButton href="/keluarga/baru" icon="house-plus" variant="primary">
              {t("newFamily")}
            </LinkButton>
          ) : null
        }
      />
      <div className="mb-4 grid gap-3">
        <div className="no-print rounded-md border border-line bg-surface p-3">
          <SearchBox
            grantId={actor.grant.id}
            term={page.term}
            baseHref={listHref(filter, { search: "" })}
            words={await searchWords()}
          />
        </div>
        <HouseholdFilters
          filter={filter}
          dusun={places.dusun}
          rt={places.rt}
          villages={villages.map(({ code, name }) => ({ value: code, label: name }))}
          locale={locale}
        />
        {page.term === "" ? null : (
          <Found term={page.term} isCut={page.isCut} clearHref={listHref(filter, { search: "" })} />
        )}
      </div>
      {page.lines.length === 0 ? (
        <Nothing actor={actor} filter={filter} />
      ) : (
        <HouseholdTable
          lines={page.lines}
          locale={locale}
          year={period?.year ?? now.getFullYear()}
          showVillage={actor.grant.regionCode.length < 10}
        />
      )}
      <Pagination
        label={t("listTitle")}
        summary={t("onPage", { count: page.lines.length })}
        previous={
          filter.after === "" ? null : { href: listHref(filter), label: (await getTranslations("common"))("firstPage") }
        }
        next={
          page.next === null
            ? null
            : { href: listHref(filter, { after: page.next }), label: (await getTranslations("common"))("next") }
        }
      />
    </>
  );
}

async function searchWords() {
  const [t, common, errors] = await Promise.all([
    getTranslations("household"),
    getTranslations("common"),
    getTranslations("errors"),
  ]);
  return {
    label: t("searchLabel"),
    hint: t("searchHint"),
    submit: common("search"),
    short: t("searchShort"),
    failed: errors("code.INTERNAL.what"),
    errors: {
      UNAVAILABLE: errors("code.UNAVAILABLE.what"),
      UNAUTHENTICATED: errors("code.UNAUTHENTICATED.what"),
      GRANT_CHANGED: errors("code.GRANT_CHANGED.what"),
    },
  };
}

async function Found({
  term,
  isCut,
  clearHref,
}: {
  readonly term: string;
  readonly isCut: boolean;
  readonly clearHref: string;
}) {
  const t = await getTranslations("household");
  return (
    <Alert tone={isCut ? "attention" : "info"} title={t("found", { term })}>
      {isCut ? <p>{t("foundCut")}</p> : null}
      <LinkButton href={clearHref} variant="quiet">
        {t("clearSearch")}
      </LinkButton>
    </Alert>
  );
}

async function Nothing({ actor, filter }: { readonly actor: Actor; readonly filter: ListFilter }) {
  const t = await getTranslations("household");
  const isFiltered = filter.search !== "" || countActive(filter) > 0;
  const mayRegister = authorize(actor, "household:register");
  return (
    <EmptyState
      title={t(isFiltered ? "emptyTitle" : "noFamiliesTitle")}
      icon="users-round"
      action={
        mayRegister ? (
          <LinkButton href="/keluarga/baru" variant="primary" icon="house-plus">
            {t("newFamily")}
          </LinkButton>
        ) : null
      }
    >
      <p>{t(isFiltered ? "emptyBody" : "noFamiliesBody")}</p>
    </EmptyState>
  );
}
