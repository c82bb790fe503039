import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { uuidv7 } from "uuidv7";
import { FileLink } from "@/components/codebook/file-link";
import { FileLinks } from "@/components/cube/file-links";
import { CommandForm } from "@/components/service-desk/command-form";
import { DateField } from "@/components/service-desk/date-field";
import { reasonWords } from "@/components/service-desk/desk-words";
import { HouseCallCard } from "@/components/service-desk/house-call-card";
import { Boxes, PlainField } from "@/components/service-desk/plain-fields";
import { UnreachedCard } from "@/components/service-desk/unreached-card";
import { Card } from "@/components/ui/card";
import { dateLabels } from "@/components/ui/date-labels";
import { EmptyState } from "@/components/ui/empty-state";
import { Link } from "@/components/ui/link";
import { PageHeading } from "@/components/ui/page-heading";
import { type Actor, authorize } from "@/lib/domain/access/actor";
import { addDays } from "@/lib/domain/calendar/working-day";
import { HOUSE_CALL_REASONS } from "@/lib/domain/desk/desk";
import { one } from "@/lib/domain/list/address";
import { parsePublicId } from "@/lib/domain/public-id/public-id";
import { requirePermission } from "@/lib/server/auth/require-actor";
import { listHouseCallCandidates } from "@/lib/server/desk/house-call-candidates";
import { findDeskFamily, listHouseCalls } from "@/lib/server/desk/house-call-query";
import { askedDay } from "../desk-day";
import { DeskViews } from "../desk-views";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("serviceDesk.houseCall"))("title") };
}

/** Families that cannot come: why, by when, and which companion visits them. */
export default async function HouseCallsPage({ searchParams }: PageProps<"/loket/kunjungan">) {
  const actor = await requirePermission("desk:read");
  const query = await searchParams;
  const isEnded = one(query, "selesai") === "1";
  const { today } = await askedDay(query, actor.grant.regionCode);
  const [t, list, candidates] = await Promise.all([
    getTranslations("serviceDesk.houseCall"),
    listHouseCalls(actor, isEnded, new Date()),
    isEnded ? [] : listHouseCallCandidates(actor, today),
  ]);
  const isEmpty = list.lines.length === 0;
  return (
    <>
      <PageHeading
        title={t("title")}
        lead={t("lead")}
        actions={
          isEmpty ? null : (
            <>
              {isEnded ? null : (
                <FileLink href="/loket/kunjungan/cetak" icon="printer">
                  {t("printList")}
                </FileLink>
              )}
              <FileLinks href={`/loket/kunjungan/unduh${isEnded ? "?selesai=1" : ""}`} title={t("title")} />
            </>
          )
        }
      />
      <div className="space-y-5">
        <DeskViews current="houseCalls" />
        <AskFor actor={actor} family={one(query, "keluarga")} today={today} />
        <UnreachedCard candidates={candidates} actor={actor} today={today} />
        {isEmpty ? (
          <EmptyState title={t("emptyTitle")} icon="house">
            {t("empty")}
          </EmptyState>
        ) : (
          <ul className="grid grid-cols-1 gap-4 lg:grid-cols-2">
            {list.lines.map((line) => (
              <li key={line.id}>
                <HouseCallCard line={line} companions={list.companions} actor={actor} today={today} />
              </li>
            ))}
          </ul>
        )}
        <Link
          href={isEnded ? "/loket/kunjungan" : "/loket/kunjungan?selesai=1"}
          className="link inline-flex min-h-11 items-center"
        >
          {t(isEnded ? "showOpen" : "showEnded")}
        </Link>
      </div>
    </>
  );
}

async function AskFor({
  actor,
  family: text,
  today,
}: {
  readonly actor: Actor;
  readonly family: string;
  readonly today: string;
}) {
  const id = parsePublicId(text);
  if (id === null || !authorize(actor, "desk:serve")) return null;
  const [family, t, reasons, labels] = await Promise.all([
    findDeskFamily(actor, id.id),
    getTranslations("serviceDesk.houseCall"),
    reasonWords(),
    dateLabels(),
  ]);
  if (family === null) return null;
  return (
    <Card title={t("askTitle", { name: family.headName })} tone="info">
      <div className="max-w-2xl">
        <CommandForm
          grantId={actor.grant.id}
          command="house-call.ask"
          fixed={{ id: uuidv7(), villageCode: actor.grant.regionCode, householdId: id.id }}
          fields={{ reason: "text", note: "text", dueOn: "text" }}
          to="/loket/kunjungan"
          icon="house"
          words={{ submit: t("ask"), busy: t("busy"), done: t("asked") }}
          reasons={reasons}
        >
          <Boxes
            name="reason"
            type="radio"
            legend={t("reasonLabel")}
            options={HOUSE_CALL_REASONS.map((value) => ({ value, label: t(`reason.${value}`) }))}
          />
          <PlainField name="note" label={t("note")} hint={t("noteHint")} required={false} most={300} />
          <DateField name="dueOn" legend={t("dueOn")} value={addDays(today, 7)} labels={labels} />
        </CommandForm>
      </div>
    </Card>
  );
}
