import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { Boxes, PlainField } from "@/components/service-desk/plain-fields";
import { Alert } from "@/components/ui/alert";
import { buttonClass } from "@/components/ui/button-style";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { Link } from "@/components/ui/link";
import { PageHeading } from "@/components/ui/page-heading";
import { NATION_CODE } from "@/lib/domain/access/scope";
import { BOOKING_PATH, BOOKING_PROBLEMS, slotWord } from "@/lib/domain/desk/booking-page";
import { PRIORITIES } from "@/lib/domain/desk/desk";
import type { OpenDay } from "@/lib/domain/desk/desk-page";
import { clockText } from "@/lib/domain/desk/opening";
import { addressOf, one } from "@/lib/domain/list/address";
import { localDay } from "@/lib/domain/period/period";
import { formatDate } from "@/lib/i18n/formats";
import { localeOf } from "@/lib/i18n/locale";
import { listOpenDays } from "@/lib/server/desk/public-days";
import { childrenOf, findRegion, type RegionInfo, regionPath } from "@/lib/server/region/queries";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("serviceDesk.public"))("title") };
}

/** A family books its turn at the village's desk with the code of its letter. Plain links and one plain form: no script is needed. */
export default async function BookingPage({ searchParams }: PageProps<"/antre">) {
  const query = await searchParams;
  const region = await findRegion(one(query, "wilayah"));
  const t = await getTranslations("serviceDesk.public");
  const problem = BOOKING_PROBLEMS.find((each) => each === one(query, "masalah"));
  return (
    <div className="mx-auto max-w-2xl space-y-5 px-4 py-8 text-lg lg:py-12">
      <PageHeading title={t("title")} lead={t("lead")} />
      {problem === undefined ? null : (
        <Alert tone="danger" live="assertive" title={t(`problem.${problem}.what`)}>
          {t(`problem.${problem}.todo`)}
        </Alert>
      )}
      {region !== null && region.code.length === 10 ? (
        <VillageBooking village={region} asked={one(query, "hari")} />
      ) : (
        <ChooseVillage region={region} />
      )}
    </div>
  );
}

async function ChooseVillage({ region }: { readonly region: RegionInfo | null }) {
  const code = region?.code ?? NATION_CODE;
  const [t, below, path] = await Promise.all([
    getTranslations("serviceDesk.public"),
    childrenOf(code),
    region === null ? [] : regionPath(code),
  ]);
  return (
    <Card title={t(`choose.${code.length as 1 | 2 | 4 | 6}`)}>
      {path.length === 0 ? null : (
        <p className="mb-3">
          {path.map(({ label }) => label).join(", ")}{" "}
          <Link href={BOOKING_PATH} className="link inline-flex min-h-11 items-center">
            {t("again")}
          </Link>
        </p>
      )}
      <ul className="grid grid-cols-1 gap-1 sm:grid-cols-2">
        {below.map(({ code: each, label }) => (
          <li key={each}>
            <Link href={addressOf(BOOKING_PATH, { wilayah: each })} className="link inline-flex min-h-11 items-center">
              {label}
            </Link>
          </li>
        ))}
      </ul>
    </Card>
  );
}

async function VillageBooking({ village, asked }: { readonly village: RegionInfo; readonly asked: string }) {
  const [t, locale, days] = await Promise.all([
    getTranslations("serviceDesk.public"),
    getLocale().then(localeOf),
    listOpenDays(village.code, localDay(new Date(), village.timeZone)),
  ]);
  const day =
    days.find(({ on }) => on === asked) ?? days.find(({ slots }) => slots.some(({ left }) => left > 0)) ?? days[0];
  return (
    <>
      <p>
        <strong>{village.label}</strong>{" "}
        <Link href={BOOKING_PATH} className="link inline-flex min-h-11 items-center">
          {t("again")}
        </Link>
      </p>
      {day === undefined ? (
        <EmptyState title={t("noDayTitle")} icon="calendar-days">
          {t("noDay")}
        </EmptyState>
      ) : (
        <>
          <nav aria-label={t("dayTitle")}>
            <h2 className="mb-2 text-lg font-semibold">{t("dayTitle")}</h2>
            <ul className="grid grid-cols-1 gap-2 sm:grid-cols-2">
              {days.slice(0, 8).map((each) => (
                <li key={each.on}>
                  <Link
                    href={addressOf(BOOKING_PATH, { wilayah: village.code, hari: each.on })}
                    aria-current={each.on === day.on ? "true" : undefined}
                    className={`${buttonClass(each.on === day.on ? "primary" : "secondary")} w-full`}
                  >
                    {t("dayLeft", { day: formatDate(each.on, locale, "full"), left: leftOf(each) })}
                  </Link>
                </li>
              ))}
            </ul>
          </nav>
          <BookingForm village={village.code} day={day} date={formatDate(day.on, locale, "full")} />
        </>
      )}
    </>
  );
}

function leftOf({ slots }: OpenDay): number {
  return slots.reduce((sum, { left }) => sum + left, 0);
}

async function BookingForm({
  village,
  day,
  date,
}: {
  readonly village: string;
  readonly day: OpenDay;
  readonly date: string;
}) {
  const t = await getTranslations("serviceDesk");
  if (leftOf(day) === 0) return <Alert tone="attention">{t("public.full")}</Alert>;
  return (
    <Card title={t("public.formTitle", { day: date })}>
      <form method="post" action={`${BOOKING_PATH}/pesan`} className="space-y-6">
        <p>{t("public.where", { place: day.place })}</p>
        <input type="hidden" name="desa" value={village} />
        <Boxes
          name="slot"
          type="radio"
          legend={t("public.slot")}
          options={day.slots.map(({ startsAt, left }) => ({
            value: slotWord(day.on, startsAt),
            label: t("book.slotLeft", { time: clockText(startsAt), left }),
            disabled: left === 0,
          }))}
        />
        <Boxes
          name="priority"
          legend={t("public.priority")}
          hint={t("public.priorityHint")}
          options={PRIORITIES.map((value) => ({ value, label: t(`priority.${value}`) }))}
        />
        <PlainField name="kode" label={t("public.code")} hint={t("public.codeHint")} most={40} />
        <p className="text-base text-muted">{t("public.privacy")}</p>
        <button type="submit" className={buttonClass("primary", "normal", "w-full")}>
          {t("public.submit")}
        </button>
      </form>
    </Card>
  );
}
