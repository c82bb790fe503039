import { notFound } from "next/navigation";
import { getLocale, getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { FileLinks } from "@/components/cube/file-links";
import { letterDeskWords } from "@/components/invitation/desk-words";
import { InvitationFilters } from "@/components/invitation/invitation-filters";
import { InvitationTable } from "@/components/invitation/invitation-table";
import { LetterDesk } from "@/components/invitation/letter-desk";
import { DownloadNote } from "@/components/ui/download-note";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";
import { PageHeading } from "@/components/ui/page-heading";
import { Pagination } from "@/components/ui/pagination";
import { Segmented } from "@/components/ui/segmented";
import { type Actor, authorizeIn } from "@/lib/domain/access/actor";
import type { InvitationList } from "@/lib/domain/invitation/invitation-page";
import { boardHref, type InvitationFilter, invitationHref, LIST_STATES } from "@/lib/domain/invitation/list-filter";
import { addressOf } from "@/lib/domain/list/address";
import { localDay } from "@/lib/domain/period/period";
import { formatNumber } from "@/lib/i18n/formats";
import { localeOf } from "@/lib/i18n/locale";
import { listPlaces } from "@/lib/server/household/places-query";
import { listInvitations } from "@/lib/server/invitation/list-query";
import { regionLabel, timeZoneOf } from "@/lib/server/region/queries";

export interface VillageLettersProps {
  readonly actor: Actor;
  readonly filter: InvitationFilter;
  readonly now: Date;
  /** That letters are late, or nothing. */
  readonly note: ReactNode;
}

/** A village's families with their letters; its operator writes down what became of them. */
export async function VillageLetters({ actor, filter, now, note }: VillageLettersProps) {
  const list = await listInvitations(actor, filter, now);
  if (list === null) notFound();
  const isOwn = actor.grant.regionCode === list.villageCode;
  const above = list.villageCode.slice(0, 4);
  const [t, service, locale, village, places] = await Promise.all([
    getTranslations("invitation"),
    getTranslations("servicePlan"),
    getLocale().then(localeOf),
    regionLabel(list.villageCode),
    isOwn ? listPlaces(actor, now) : { dusun: [], rt: [] },
  ]);
  const mayManage = isOwn && authorizeIn(actor, "invitation:manage", list.villageCode);
  const everyone = LIST_STATES.reduce((sum, state) => sum + list.counts[state], 0);
  const item = (state: InvitationFilter["state"], label: string, count: number) => ({
    href: invitationHref(filter, { state }),
    label,
    count: formatNumber(count, locale),
    current: filter.state === state,
  });
  return (
    <>
      <PageHeading
        title={t("title")}
        lead={t("lead", { year: list.year, village })}
        actions={
          <>
            {isOwn ? null : (
              <LinkButton href={boardHref(above)} icon="arrow-left">
                {t("backToBoard", { area: await regionLabel(above) })}
              </LinkButton>
            )}
            <FileLinks href={invitationHref(filter, {}, "/undangan/unduh")} title={t("title")} />
            <LinkButton href={addressOf("/undangan/tenaga", { desa: filter.village })} icon="users">
              {service("open")}
            </LinkButton>
            {mayManage ? (
              <LinkButton href="/undangan/cetak" variant="primary" icon="printer">
                {t("print")}
              </LinkButton>
            ) : null}
          </>
        }
      />
      <div className="grid grid-cols-1 gap-4">
        {note}
        <Segmented
          label={t("show")}
          items={[
            item(null, t("all"), everyone),
            ...LIST_STATES.map((state) => item(state, t(`state.${state}`), list.counts[state])),
          ]}
        />
        <InvitationFilters filter={filter} places={places} />
        <Families actor={actor} list={list} filter={filter} mayManage={mayManage} now={now} />
      </div>
    </>
  );
}

interface FamiliesProps {
  readonly actor: Actor;
  readonly list: InvitationList;
  readonly filter: InvitationFilter;
  readonly mayManage: boolean;
  readonly now: Date;
}

async function Families({ actor, list, filter, mayManage, now }: FamiliesProps) {
  const [t, common, zone] = await Promise.all([
    getTranslations("invitation.list"),
    getTranslations("common"),
    timeZoneOf(list.villageCode),
  ]);
  if (list.lines.length === 0)
    return (
      <EmptyState title={t("emptyTitle")} icon="users-round">
        {t("empty")}
      </EmptyState>
    );
  const table = <InvitationTable lines={list.lines} zone={zone} mayTick={mayManage} />;
  const { state, dusun, rt } = filter;
  return (
    <div>
      <p className="tabular mb-2 text-sm text-muted">{t("total", { count: list.total })}</p>
      {mayManage ? (
        <LetterDesk
          grantId={actor.grant.id}
          villageCode={list.villageCode}
          filter={{ state, dusun, rt }}
          total={list.total}
          today={localDay(now, zone)}
          words={await letterDeskWords()}
        >
          {table}
        </LetterDesk>
      ) : (
        table
      )}
      <Pagination
        label={t("caption")}
        summary={t("onPage", { count: list.lines.length })}
        previous={filter.after === "" ? null : { href: invitationHref(filter), label: common("firstPage") }}
        next={list.next === null ? null : { href: invitationHref(filter, { after: list.next }), label: common("next") }}
      />
      <DownloadNote hasWorkbook />
    </div>
  );
}
