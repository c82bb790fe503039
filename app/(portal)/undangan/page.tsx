import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { FileLinks } from "@/components/cube/file-links";
import { BoardView } from "@/components/invitation/board-view";
import { Alert } from "@/components/ui/alert";
import { LinkButton } from "@/components/ui/link-button";
import { PageHeading } from "@/components/ui/page-heading";
import type { Actor } from "@/lib/domain/access/actor";
import { boardHref, readInvitationFilter } from "@/lib/domain/invitation/list-filter";
import { isSeason } from "@/lib/domain/invitation/season";
import { one } from "@/lib/domain/list/address";
import { localDay } from "@/lib/domain/period/period";
import { requirePermission } from "@/lib/server/auth/require-actor";
import { findBoard } from "@/lib/server/invitation/board-query";
import { invitationVillage } from "@/lib/server/invitation/list-query";
import { childrenOf, regionLabel, timeZoneOf } from "@/lib/server/region/queries";
import { VillageLetters } from "./village-letters";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("invitation"))("title") };
}

/** A village's letters, or the board of a wider area. */
export default async function InvitationsPage({ searchParams }: PageProps<"/undangan">) {
  const actor = await requirePermission("invitation:read");
  const query = await searchParams;
  const filter = readInvitationFilter(query);
  const now = new Date();
  const village = invitationVillage(actor, filter.village);
  const t = await getTranslations("invitation");
  const code = one(query, "wilayah") || actor.grant.regionCode;
  const day = localDay(now, await timeZoneOf(village ?? code));
  const late = isSeason(day) ? null : <Alert tone="info">{t("season")}</Alert>;
  if (village !== null) return <VillageLetters actor={actor} filter={filter} now={now} note={late} />;
  if (filter.village !== "") notFound();
  if (code === "0") return <Provinces actor={actor} />;
  const board = await findBoard(actor, code, now);
  if (board === null) notFound();
  const area = await regionLabel(code);
  const above = code.slice(0, -2);
  const isInside = code !== actor.grant.regionCode && above.length >= 2;
  return (
    <>
      <PageHeading
        title={t("title")}
        lead={t("boardLead", { year: board.year, area })}
        actions={
          <>
            {isInside ? (
              <LinkButton href={boardHref(above)} icon="arrow-left">
                {t("backToBoard", { area: await regionLabel(above) })}
              </LinkButton>
            ) : null}
            <FileLinks href={boardHref(code, "/undangan/papan")} title={t("title")} />
          </>
        }
      />
      <div className="grid grid-cols-1 gap-4">
        {late}
        <BoardView board={board} />
      </div>
    </>
  );
}

/** The nation is too wide to be counted while somebody waits: one province at a time. */
async function Provinces({ actor }: { readonly actor: Actor }) {
  const [t, provinces] = await Promise.all([getTranslations("invitation"), childrenOf(actor.grant.regionCode)]);
  return (
    <>
      <PageHeading title={t("title")} lead={t("chooseLead")} />
      <ul className="grid gap-2 sm:grid-cols-2 xl:grid-cols-3">
        {provinces.map(({ code, label }) => (
          <li key={code}>
            <LinkButton href={boardHref(code)} wide>
              {label}
            </LinkButton>
          </li>
        ))}
      </ul>
    </>
  );
}
