import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { AuditFilters } from "@/components/audit/audit-filters";
import { AuditTable } from "@/components/audit/audit-table";
import { SearchBox } from "@/components/household/search-box";
import { Alert } from "@/components/ui/alert";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeading } from "@/components/ui/page-heading";
import { Pagination } from "@/components/ui/pagination";
import { listAudit } from "@/lib/server/audit/queries";
import { requirePermission } from "@/lib/server/auth/require-actor";
import { regionLabel, timeZoneOf } from "@/lib/server/region/queries";
import type { SearchParams } from "../akses/grant-target";
import { searchWords } from "../akses/search-words";
import { auditFilterOf, auditHref, readAuditCursor, readAuditQuery } from "./audit-filter";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("admin.audit"))("title") };
}

export default async function AuditPage({ searchParams }: { readonly searchParams: Promise<SearchParams> }) {
  const actor = await requirePermission("audit:read");
  const params = await searchParams;
  const zone = await timeZoneOf(actor.grant.regionCode);
  const query = readAuditQuery(params, zone, new Date());
  const after = readAuditCursor(params);
  const [{ lines, next }, region] = await Promise.all([
    listAudit(actor, auditFilterOf(query, zone), after),
    regionLabel(actor.grant.regionCode),
  ]);
  const t = await getTranslations("admin.audit");
  const common = await getTranslations("common");
  return (
    <>
      <PageHeading title={t("title")} lead={t("lead", { region })} />
      <div className="no-print mb-3 rounded-md border border-line bg-surface p-3">
        <SearchBox
          grantId={actor.grant.id}
          term={query.person}
          command="user.search"
          parameter="pelaku"
          baseHref={auditHref("/audit", { ...query, search: "" })}
          words={await searchWords(t("person"))}
        />
      </div>
      <AuditFilters from={query.from} to={query.to} action={query.action} search={query.search} />
      <div className="mt-4 space-y-4">
        {query.isWrongRange ? <Alert tone="attention">{t("wrongRange")}</Alert> : null}
        {lines.length === 0 ? (
          <EmptyState icon="scroll-text" title={t("emptyTitle")}>
            {t("empty")}
          </EmptyState>
        ) : (
          <div>
            <AuditTable lines={lines} zone={zone} />
            <Pagination
              label={common("pages")}
              summary={t("shown", { count: lines.length })}
              previous={after === null ? null : { href: auditHref("/audit", query), label: t("newest") }}
              next={next === null ? null : { href: auditHref("/audit", query, next), label: t("older") }}
            />
            <p className="no-print flex flex-wrap items-center gap-x-3 gap-y-1 text-sm text-muted">
              <a
                href={auditHref("/audit/unduh", query)}
                download
                className="link inline-flex min-h-11 items-center font-semibold"
              >
                {t("download")}
              </a>
              {t("downloadNote")}
            </p>
          </div>
        )}
      </div>
    </>
  );
}
