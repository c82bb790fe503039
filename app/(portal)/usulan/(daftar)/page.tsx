import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import * as z from "zod";
import { ProposalTable } from "@/components/desk/proposal-table";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";
import { PageHeading } from "@/components/ui/page-heading";
import { Pagination } from "@/components/ui/pagination";
import { Segmented } from "@/components/ui/segmented";
import { LIST_GROUP_NAMES, readListGroup } from "@/lib/domain/proposal/list-group";
import { formatNumber } from "@/lib/i18n/formats";
import { localeOf } from "@/lib/i18n/locale";
import { requirePermission } from "@/lib/server/auth/require-actor";
import { listProposals } from "@/lib/server/proposal/list-query";
import { regionLabel, timeZoneOf } from "@/lib/server/region/queries";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("desk"))("title") };
}

interface Props {
  readonly searchParams: Promise<{ bagian?: string; impor?: string; sesudah?: string }>;
}

export default async function ProposalsPage({ searchParams }: Props) {
  const actor = await requirePermission("proposal:read");
  const query = await searchParams;
  const importId = z.uuid().safeParse(query.impor).data ?? "";
  const group = readListGroup(query.bagian) ?? "draft";
  const [t, common, locale, region, zone, page] = await Promise.all([
    getTranslations("desk"),
    getTranslations("common"),
    getLocale().then(localeOf),
    regionLabel(actor.grant.regionCode),
    timeZoneOf(actor.grant.regionCode),
    listProposals(actor, group, importId, query.sesudah ?? ""),
  ]);
  const href = (name: string) => `/usulan?bagian=${name}${importId === "" ? "" : `&impor=${importId}`}`;
  return (
    <>
      <PageHeading title={t("title")} lead={t("lead", { region })} />
      {importId === "" ? null : (
        <p className="mb-3">
          {t("ofImport")}{" "}
          <LinkButton href="/usulan" variant="quiet">
            {t("showAll")}
          </LinkButton>
        </p>
      )}
      <div className="mb-4">
        <Segmented
          label={t("title")}
          items={LIST_GROUP_NAMES.map((name) => ({
            href: href(name),
            label: t(`group.${name}`),
            count: formatNumber(page.counts[name], locale),
            current: name === group,
          }))}
        />
      </div>
      {page.lines.length === 0 ? (
        <EmptyState
          title={t("emptyTitle")}
          action={
            <LinkButton href="/keluarga" icon="users-round">
              {t("toFamilies")}
            </LinkButton>
          }
        >
          <p>{t(`empty.${group}`)}</p>
        </EmptyState>
      ) : (
        <ProposalTable lines={page.lines} locale={locale} zone={zone} now={new Date()} />
      )}
      <Pagination
        label={t("title")}
        summary={t("onPage", { count: page.lines.length })}
        previous={query.sesudah ? { href: href(group), label: common("firstPage") } : null}
        next={page.next === null ? null : { href: `${href(group)}&sesudah=${page.next}`, label: common("next") }}
      />
    </>
  );
}
