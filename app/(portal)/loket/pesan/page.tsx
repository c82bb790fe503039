import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getLocale, getTranslations } from "next-intl/server";
import { uuidv7 } from "uuidv7";
import { CommandForm } from "@/components/service-desk/command-form";
import { reasonWords } from "@/components/service-desk/desk-words";
import { Boxes } from "@/components/service-desk/plain-fields";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeading } from "@/components/ui/page-heading";
import { Segmented } from "@/components/ui/segmented";
import { PRIORITIES } from "@/lib/domain/desk/desk";
import { clockText } from "@/lib/domain/desk/opening";
import { addressOf, one } from "@/lib/domain/list/address";
import { parsePublicId } from "@/lib/domain/public-id/public-id";
import { formatDate } from "@/lib/i18n/formats";
import { localeOf } from "@/lib/i18n/locale";
import { requirePermission } from "@/lib/server/auth/require-actor";
import { findDeskFamily } from "@/lib/server/desk/house-call-query";
import { listOpenDays } from "@/lib/server/desk/public-days";
import { recordedPriority } from "@/lib/server/desk/record-priority";
import { askedDay } from "../desk-day";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("serviceDesk.book"))("title") };
}

/** The operator books a slot for a family that was found by the search of families. */
export default async function BookPage({ searchParams }: PageProps<"/loket/pesan">) {
  const actor = await requirePermission("desk:serve");
  const village = actor.grant.regionCode;
  const query = await searchParams;
  const familyId = parsePublicId(one(query, "keluarga"));
  if (familyId === null) notFound();
  const { on: asked, today } = await askedDay(query, village);
  const [family, days, t, locale, words] = await Promise.all([
    findDeskFamily(actor, familyId.id),
    listOpenDays(village, today),
    getTranslations("serviceDesk"),
    getLocale().then(localeOf),
    reasonWords(),
  ]);
  if (family === null) notFound();
  const day = days.find(({ on }) => on === asked) ?? days[0];
  if (day === undefined)
    return (
      <EmptyState title={t("noDayTitle")} icon="calendar-days">
        {t("noDay")}
      </EmptyState>
    );
  const recorded = await recordedPriority(actor, familyId.id, day.on);
  const shared = { grantId: actor.grant.id, command: "desk.book", reasons: words } as const;
  const fixed = { id: uuidv7(), villageCode: village, on: day.on, householdId: familyId.id, guestName: null };
  return (
    <>
      <PageHeading title={t("book.titleFor", { name: family.headName })} lead={family.place} />
      <div className="max-w-2xl space-y-5">
        <Segmented
          label={t("book.day")}
          items={days.slice(0, 10).map(({ on }) => ({
            href: addressOf("/loket/pesan", { keluarga: one(query, "keluarga"), hari: on }),
            label: formatDate(on, locale, "long"),
            current: on === day.on,
          }))}
        />
        <Card title={t("book.slotTitle", { day: formatDate(day.on, locale, "full") })}>
          <CommandForm
            {...shared}
            fixed={fixed}
            fields={{ slotAt: "number", priority: "list" }}
            to={`/loket/slip/${fixed.id}`}
            icon="check"
            words={{ submit: t("book.submit"), busy: t("app.busy"), done: t("book.done") }}
          >
            <Boxes
              name="slotAt"
              type="radio"
              legend={t("book.slot")}
              options={day.slots.map(({ startsAt, left }) => ({
                value: String(startsAt),
                label: t("book.slotLeft", { time: clockText(startsAt), left }),
                disabled: left === 0,
              }))}
            />
            <Boxes
              name="priority"
              legend={t("app.priority")}
              hint={t("book.priorityHint")}
              options={PRIORITIES.map((value) => ({
                value,
                label: t(`priority.${value}`),
                checked: recorded.includes(value),
              }))}
            />
          </CommandForm>
        </Card>
        {day.on === today ? (
          <Card title={t("book.nowTitle")}>
            <CommandForm
              {...shared}
              fixed={{ ...fixed, slotAt: null, priority: null }}
              fields={{}}
              to="/loket"
              variant="secondary"
              icon="user-plus"
              words={{ submit: t("book.now"), busy: t("app.busy"), done: t("book.done") }}
            >
              <p>{t("book.nowLead")}</p>
            </CommandForm>
          </Card>
        ) : null}
      </div>
    </>
  );
}
