import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { CommandForm } from "@/components/service-desk/command-form";
import { DateField } from "@/components/service-desk/date-field";
import { reasonWords } from "@/components/service-desk/desk-words";
import { Boxes, PlainField } from "@/components/service-desk/plain-fields";
import { TimeField } from "@/components/service-desk/time-field";
import { Badge } from "@/components/ui/badge";
import { Card } from "@/components/ui/card";
import { type DataColumn, DataTable } from "@/components/ui/data-table";
import { dateLabels } from "@/components/ui/date-labels";
import { EmptyState } from "@/components/ui/empty-state";
import { Link } from "@/components/ui/link";
import { PageHeading } from "@/components/ui/page-heading";
import { authorize } from "@/lib/domain/access/actor";
import { clockText } from "@/lib/domain/desk/opening";
import { one } from "@/lib/domain/list/address";
import { formatDate } from "@/lib/i18n/formats";
import { localeOf } from "@/lib/i18n/locale";
import { requirePermission } from "@/lib/server/auth/require-actor";
import { type DayLine, listDeskDays } from "@/lib/server/desk/summary-query";
import { askedDay } from "../desk-day";
import { DeskViews } from "../desk-views";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("serviceDesk.days"))("title") };
}

/** The village's opening days: set for weeks at once, changed, closed with a reason. */
export default async function DeskDaysPage({ searchParams }: PageProps<"/loket/jadwal">) {
  const actor = await requirePermission("desk:read");
  const village = actor.grant.regionCode;
  const query = await searchParams;
  const { today } = await askedDay(query, village);
  const closing = one(query, "tutup");
  const mayManage = authorize(actor, "desk:manage");
  const [t, locale, days] = await Promise.all([
    getTranslations("serviceDesk.days"),
    getLocale().then(localeOf),
    listDeskDays(actor, today),
  ]);
  const columns: readonly DataColumn<DayLine>[] = [
    {
      key: "on",
      header: t("day"),
      rowHeader: true,
      cell: (day) => (
        <Link href={`/loket?hari=${day.on}`} className="link inline-flex min-h-11 items-center">
          {formatDate(day.on, locale, "full")}
        </Link>
      ),
    },
    { key: "hours", header: t("hours"), cell: (day) => `${clockText(day.opensAt)} - ${clockText(day.closesAt)}` },
    { key: "desks", header: t("desks"), align: "end", cell: (day) => String(day.desks) },
    {
      key: "taken",
      header: t("taken"),
      align: "end",
      cell: (day) => t("takenOf", { taken: day.taken, quota: day.quota }),
    },
    {
      key: "state",
      header: t("state"),
      cell: (day) =>
        day.state === "open" ? (
          <Badge tone="success">{t("open")}</Badge>
        ) : (
          <Badge tone="attention">{t("closed", { reason: day.reason ?? "" })}</Badge>
        ),
    },
    ...(mayManage
      ? [
          {
            key: "act",
            header: t("act"),
            cell: (day: DayLine) =>
              day.state === "open" ? (
                <Link href={`/loket/jadwal?tutup=${day.on}`} className="link inline-flex min-h-11 items-center">
                  {t("close")}
                </Link>
              ) : null,
          },
        ]
      : []),
  ];
  return (
    <>
      <PageHeading title={t("title")} lead={t("lead")} />
      <div className="space-y-5">
        <DeskViews current="days" />
        {mayManage && days.some(({ on, state }) => on === closing && state === "open") ? (
          <Card title={t("closeTitle", { day: formatDate(closing, locale, "full") })} tone="attention">
            <CommandForm
              grantId={actor.grant.id}
              command="desk.close-day"
              fixed={{ villageCode: village, on: closing }}
              fields={{ reason: "text" }}
              to="/loket/jadwal"
              variant="danger"
              words={{ submit: t("close"), busy: t("busy"), done: t("closeDone") }}
              reasons={await reasonWords()}
            >
              <PlainField name="reason" label={t("reason")} hint={t("reasonHint")} most={300} />
            </CommandForm>
          </Card>
        ) : null}
        {days.length === 0 ? (
          <EmptyState title={t("emptyTitle")} icon="calendar-days">
            {t("empty")}
          </EmptyState>
        ) : (
          <Card flush>
            <DataTable caption={t("title")} rows={days} rowKey={(day) => day.on} columns={columns} />
          </Card>
        )}
        {mayManage ? <OpenDays grantId={actor.grant.id} village={village} today={today} /> : null}
      </div>
    </>
  );
}

const WEEKDAYS = ["1", "2", "3", "4", "5", "6", "0"] as const;

async function OpenDays({
  grantId,
  village,
  today,
}: {
  readonly grantId: string;
  readonly village: string;
  readonly today: string;
}) {
  const [t, labels] = await Promise.all([getTranslations("serviceDesk.days"), dateLabels()]);
  const clock = { hour: t("hour"), minute: t("minute") };
  return (
    <Card title={t("openTitle")}>
      <div className="max-w-2xl">
        <CommandForm
          grantId={grantId}
          command="desk.open-days"
          fixed={{ villageCode: village }}
          fields={{
            days: "weekdays",
            opensAt: "clock",
            closesAt: "clock",
            slotMinutes: "number",
            slotQuota: "number",
            desks: "number",
            place: "text",
          }}
          to={null}
          icon="calendar-days"
          words={{ submit: t("save"), busy: t("busy"), done: t("saved") }}
          reasons={await reasonWords()}
        >
          <div className="grid grid-cols-1 gap-4 sm:grid-cols-2">
            <DateField name="from" legend={t("from")} value={today} labels={labels} />
            <DateField name="to" legend={t("to")} hint={t("toHint")} value={today} labels={labels} />
          </div>
          <Boxes
            name="days"
            legend={t("weekdays")}
            hint={t("weekdaysHint")}
            options={WEEKDAYS.map((value) => ({
              value,
              label: t(`weekday.${value}`),
              checked: value !== "6" && value !== "0",
            }))}
          />
          <div className="grid grid-cols-1 gap-4 sm:grid-cols-2">
            <TimeField name="opensAt" legend={t("opensAt")} value="08:00" labels={clock} />
            <TimeField name="closesAt" legend={t("closesAt")} value="12:00" labels={clock} />
            <PlainField
              name="slotMinutes"
              label={t("slotMinutes")}
              hint={t("slotMinutesHint")}
              type="number"
              value="30"
            />
            <PlainField name="slotQuota" label={t("slotQuota")} hint={t("slotQuotaHint")} type="number" value="2" />
            <PlainField name="desks" label={t("desks")} type="number" value="1" />
            <PlainField name="place" label={t("place")} value={t("placeDefault")} />
          </div>
        </CommandForm>
      </div>
    </Card>
  );
}
