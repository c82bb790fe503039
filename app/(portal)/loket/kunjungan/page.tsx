import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { uuidv7 } from "uuidv7";
import { CommandForm } from "@/components/service-desk/command-form";
import { reasonWords } from "@/components/service-desk/desk-words";
import { Boxes, PlainField } from "@/components/service-desk/plain-fields";
import { Badge } from "@/components/ui/badge";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { Link } from "@/components/ui/link";
import { PageHeading } from "@/components/ui/page-heading";
import { Select } from "@/components/ui/select";
import { type Actor, authorize } from "@/lib/domain/access/actor";
import { addDays } from "@/lib/domain/calendar/working-day";
import { HOUSE_CALL_REASONS } from "@/lib/domain/desk/desk";
import type { HouseCallLine } from "@/lib/domain/desk/desk-page";
import { one } from "@/lib/domain/list/address";
import { parsePublicId } from "@/lib/domain/public-id/public-id";
import { formatDate } from "@/lib/i18n/formats";
import { localeOf } from "@/lib/i18n/locale";
import { requirePermission } from "@/lib/server/auth/require-actor";
import { findDeskFamily, type HouseCallList, listHouseCalls } from "@/lib/server/desk/house-call-query";
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
  const [t, list] = await Promise.all([
    getTranslations("serviceDesk.houseCall"),
    listHouseCalls(actor, isEnded, new Date()),
  ]);
  return (
    <>
      <PageHeading title={t("title")} lead={t("lead")} />
      <div className="space-y-5">
        <DeskViews current="houseCalls" />
        <AskFor actor={actor} family={one(query, "keluarga")} today={today} />
        {list.lines.length === 0 ? (
          <EmptyState title={t("emptyTitle")} icon="house">
            {t("empty")}
          </EmptyState>
        ) : (
          <ul className="grid grid-cols-1 gap-4 lg:grid-cols-2">
            {list.lines.map((line) => (
              <li key={line.id}>
                <CallCard line={line} list={list} actor={actor} today={today} />
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
  const [family, t, reasons] = await Promise.all([
    findDeskFamily(actor, id.id),
    getTranslations("serviceDesk.houseCall"),
    reasonWords(),
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
          <PlainField name="dueOn" label={t("dueOn")} type="date" value={addDays(today, 7)} />
        </CommandForm>
      </div>
    </Card>
  );
}

interface CallCardProps {
  readonly line: HouseCallLine;
  readonly list: HouseCallList;
  readonly actor: Actor;
  readonly today: string;
}

async function CallCard({ line, list, actor, today }: CallCardProps) {
  const [t, locale, reasons] = await Promise.all([
    getTranslations("serviceDesk.houseCall"),
    getLocale().then(localeOf),
    reasonWords(),
  ]);
  const isOpen = line.state === "open" || line.state === "given";
  const shared = {
    grantId: actor.grant.id,
    fixed: { villageCode: actor.grant.regionCode, id: line.id, version: line.version },
    to: null,
    reasons,
  } as const;
  return (
    <Card
      title={line.headName}
      headingLevel={3}
      tone={isOpen && line.dueOn < today ? "danger" : "neutral"}
      aside={<Badge tone={line.state === "open" ? "attention" : "info"}>{t(`state.${line.state}`)}</Badge>}
    >
      <div className="space-y-3">
        <p>
          <Link href={`/keluarga/${line.householdPublicId}`} className="link">
            {line.place || t("family")}
          </Link>
          <span className="block">
            {t(`reason.${line.reason}`)}
            {line.note === null ? "" : `: ${line.note}`}
          </span>
          <span className="block">
            {t("due", { day: formatDate(line.dueOn, locale, "long") })}
            {isOpen && line.dueOn < today ? ` - ${t("late")}` : ""}
          </span>
          {line.companionName === null ? null : (
            <span className="block">{t("companion", { name: line.companionName })}</span>
          )}
          {line.isVisited ? <span className="block font-semibold text-daun">{t("visited")}</span> : null}
        </p>
        {isOpen && authorize(actor, "assignment:manage") ? (
          list.companions.length === 0 ? (
            <p className="text-muted">{t("noCompanion")}</p>
          ) : (
            <CommandForm
              {...shared}
              command="house-call.give"
              fields={{ userId: "text" }}
              variant="secondary"
              icon="user-plus"
              words={{ submit: t("give"), busy: t("busy"), done: t("given") }}
            >
              <Select
                name="userId"
                aria-label={t("giveTo")}
                required
                placeholder={t("giveTo")}
                options={list.companions.map(({ userId, name }) => ({ value: userId, label: name }))}
              />
            </CommandForm>
          )
        ) : null}
        {isOpen && authorize(actor, "desk:serve") ? (
          <div className="flex flex-wrap gap-2">
            {([true, false] as const).map((isDone) => (
              <CommandForm
                key={String(isDone)}
                {...shared}
                fixed={{ ...shared.fixed, isDone }}
                command="house-call.end"
                fields={{}}
                variant="secondary"
                words={{ submit: t(isDone ? "finish" : "cancel"), busy: t("busy"), done: t("ended") }}
              />
            ))}
          </div>
        ) : null}
      </div>
    </Card>
  );
}
