import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getLocale, getTranslations } from "next-intl/server";
import { uuidv7 } from "uuidv7";
import { CommandForm } from "@/components/service-desk/command-form";
import { reasonWords } from "@/components/service-desk/desk-words";
import { Boxes } from "@/components/service-desk/plain-fields";
import { Alert } from "@/components/ui/alert";
import { Breadcrumbs } from "@/components/ui/breadcrumbs";
import { Card } from "@/components/ui/card";
import { PageHeading } from "@/components/ui/page-heading";
import { Segmented } from "@/components/ui/segmented";
import { CHANGE_REASONS, deskStep } from "@/lib/domain/desk/desk";
import { clockText } from "@/lib/domain/desk/opening";
import { isUuid } from "@/lib/domain/list/address";
import { formatDate } from "@/lib/i18n/formats";
import { localeOf } from "@/lib/i18n/locale";
import { requirePermission } from "@/lib/server/auth/require-actor";
import { listOpenDays } from "@/lib/server/desk/public-days";
import { findTicket } from "@/lib/server/desk/ticket-query";
import { askedDay } from "../../desk-day";

/** Never the name: titles stay in a browser's history. */
export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("serviceDesk.change"))("title") };
}

/** The operator moves a booking to another slot or takes it back, with the reason. */
export default async function ChangeTicketPage({ params, searchParams }: PageProps<"/loket/nomor/[id]">) {
  const actor = await requirePermission("desk:serve");
  const village = actor.grant.regionCode;
  const [{ id }, query] = await Promise.all([params, searchParams]);
  const ticket = isUuid(id) ? await findTicket(actor, id) : null;
  if (ticket === null) notFound();
  const { on: asked, today } = await askedDay(query, village);
  const [t, common, locale, days, reasons] = await Promise.all([
    getTranslations("serviceDesk"),
    getTranslations("common"),
    getLocale().then(localeOf),
    listOpenDays(village, today),
    reasonWords(),
  ]);
  const day = days.find(({ on }) => on === asked) ?? days[0];
  const shared = {
    grantId: actor.grant.id,
    fixed: { villageCode: village, on: ticket.on, ticketId: id },
    reasons,
  } as const;
  const why = (
    <Boxes
      name="reason"
      type="radio"
      legend={t("change.why")}
      options={CHANGE_REASONS.map((value) => ({ value, label: t(`change.reason.${value}`) }))}
    />
  );
  const newId = uuidv7();
  const date = formatDate(ticket.on, locale, "full");
  return (
    <>
      <PageHeading
        above={
          <Breadcrumbs
            label={common("breadcrumbs")}
            items={[{ label: t("title"), href: `/loket?hari=${ticket.on}` }, { label: t("change.title") }]}
          />
        }
        title={t("change.headingFor", { number: ticket.number, name: ticket.name })}
        lead={
          ticket.slotAt === null
            ? date
            : t("change.now", { day: date, time: clockText(ticket.slotAt), place: ticket.place })
        }
      />
      <div className="max-w-2xl space-y-5">
        {ticket.state !== "booked" || day === undefined ? null : (
          <>
            <Segmented
              label={t("book.day")}
              items={days.slice(0, 10).map(({ on }) => ({
                href: `/loket/nomor/${id}?hari=${on}`,
                label: formatDate(on, locale, "long"),
                current: on === day.on,
              }))}
            />
            <Card title={t("change.moveTo", { day: formatDate(day.on, locale, "full") })}>
              <CommandForm
                {...shared}
                fixed={{ ...shared.fixed, id: newId, toOn: day.on }}
                command="desk.move"
                fields={{ toSlotAt: "number", reason: "text" }}
                to={`/loket/slip/${newId}`}
                icon="calendar-days"
                words={{ submit: t("change.move"), busy: t("app.busy"), done: t("change.moved") }}
              >
                <Boxes
                  name="toSlotAt"
                  type="radio"
                  legend={t("book.slot")}
                  options={day.slots.map(({ startsAt, left }) => ({
                    value: String(startsAt),
                    label: t("book.slotLeft", { time: clockText(startsAt), left }),
                    disabled: left === 0,
                  }))}
                />
                {why}
              </CommandForm>
            </Card>
          </>
        )}
        {deskStep(ticket.state, "cancel") === null ? (
          <Alert tone="attention">{t("change.over")}</Alert>
        ) : (
          <Card title={t("change.cancelTitle")}>
            <CommandForm
              {...shared}
              command="desk.cancel"
              fields={{ reason: "text" }}
              to={`/loket?hari=${ticket.on}`}
              icon="circle-x"
              variant="danger"
              words={{ submit: t("change.cancel"), busy: t("app.busy"), done: t("change.cancelled") }}
            >
              <p>{t("change.cancelLead")}</p>
              {why}
            </CommandForm>
          </Card>
        )}
      </div>
    </>
  );
}
