import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import * as z from "zod";
import { SearchBox } from "@/components/household/search-box";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";
import { PageHeading } from "@/components/ui/page-heading";
import { Pagination } from "@/components/ui/pagination";
import { UserFilters } from "@/components/user/user-filters";
import { UserTable } from "@/components/user/user-table";
import { authorize } from "@/lib/domain/access/actor";
import { GLASS_PATH } from "@/lib/domain/access/glass-page";
import { REVIEW_PATH } from "@/lib/domain/access/review-page";
import { WATCH_PATH } from "@/lib/domain/access/watch-page";
import { requirePermission } from "@/lib/server/auth/require-actor";
import { grantableRoles } from "@/lib/server/grant/queries";
import { bringsOutlines } from "@/lib/server/outline/who";
import { childrenOf, regionLabel, timeZoneOf } from "@/lib/server/region/queries";
import { listUsers, USER_STATES } from "@/lib/server/user/queries";
import { one, type SearchParams } from "./grant-target";
import { searchWords } from "./search-words";
import { readUserFilter, userFilterHref } from "./user-filter";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("admin.users"))("title") };
}

export default async function UsersPage({ searchParams }: { readonly searchParams: Promise<SearchParams> }) {
  const actor = await requirePermission("user:manage");
  const params = await searchParams;
  const filter = readUserFilter(params);
  const after = z.uuid().safeParse(one(params, "sesudah"));
  const now = new Date();
  const own = actor.grant.regionCode;
  const [page, children, region, zone] = await Promise.all([
    listUsers(actor, filter, after.success ? after.data : null, now),
    childrenOf(own),
    regionLabel(own),
    timeZoneOf(own),
  ]);
  const t = await getTranslations("admin.users");
  const common = await getTranslations("common");
  const filtered = userFilterHref("/akses", filter) !== "/akses";
  const make = (
    <LinkButton href="/akses/baru" variant="primary" icon="user-plus">
      {t("new")}
    </LinkButton>
  );
  const watch = authorize(actor, "grant:manage") ? (
    <LinkButton href={WATCH_PATH} icon="clock">
      {(await getTranslations("accessWatch"))("title")}
    </LinkButton>
  ) : null;
  const review = authorize(actor, "grant:manage") ? (
    <LinkButton href={REVIEW_PATH} icon="list-checks">
      {(await getTranslations("accessReview"))("title")}
    </LinkButton>
  ) : null;
  const glass = authorize(actor, "glass:break") ? (
    <LinkButton href={GLASS_PATH} icon="eye">
      {(await getTranslations("glass"))("link")}
    </LinkButton>
  ) : null;
  const leave = (
    <LinkButton href="/akses/cuti" icon="arrow-right-left">
      {(await getTranslations("delegation.area"))("title")}
    </LinkButton>
  );
  const mail = (
    <LinkButton href="/akses/surel" icon="send">
      {(await getTranslations("mail.givenUp"))("title")}
    </LinkButton>
  );
  const outlines =
    authorize(actor, "outline:manage") && bringsOutlines(actor.grant.regionCode) ? (
      <LinkButton href="/akses/garis" icon="map-pin">
        {(await getTranslations("outline"))("title")}
      </LinkButton>
    ) : null;
  return (
    <>
      <PageHeading
        title={t("title")}
        lead={t("lead", { region })}
        actions={
          <>
            {outlines}
            {watch}
            {review}
            {glass}
            {leave}
            {mail}
            <LinkButton href="/akses/impor" icon="file-spreadsheet">
              {(await getTranslations("roster"))("link")}
            </LinkButton>
            {make}
          </>
        }
      />
      <div className="no-print mb-3 rounded-md border border-line bg-surface p-3">
        <SearchBox
          grantId={actor.grant.id}
          term={filter.text}
          command="user.search"
          baseHref={userFilterHref("/akses", { ...filter, search: "" })}
          words={await searchWords(t("search"))}
        />
      </div>
      <UserFilters
        filter={filter}
        roles={grantableRoles(own).map(({ role }) => role)}
        regions={children.map(({ code, label }) => ({ value: code, label }))}
        ownRegion={region}
        states={USER_STATES}
      />
      <div className="mt-4">
        {page.users.length === 0 ? (
          <EmptyState
            icon="users"
            title={t("emptyTitle")}
            action={filtered ? <LinkButton href="/akses">{common("clearFilter")}</LinkButton> : make}
          >
            {t(filtered ? "emptyFiltered" : "emptyAll")}
          </EmptyState>
        ) : (
          <>
            <UserTable users={page.users} zone={zone} now={now} />
            <Pagination
              label={common("pages")}
              summary={t("shown", { count: page.users.length })}
              previous={after.success ? { href: userFilterHref("/akses", filter), label: t("first") } : null}
              next={
                page.next === null
                  ? null
                  : { href: userFilterHref("/akses", filter, { sesudah: page.next }), label: common("next") }
              }
            />
            <p className="no-print flex flex-wrap items-center gap-x-3 gap-y-1 text-sm text-muted">
              {/* A plain link: a download must not be fetched ahead or kept by the router. */}
              <a
                href={userFilterHref("/akses/unduh", filter)}
                download
                className="link inline-flex min-h-11 items-center font-semibold"
              >
                {t("download")}
              </a>
              {t("downloadNote")}
            </p>
          </>
        )}
      </div>
    </>
  );
}
